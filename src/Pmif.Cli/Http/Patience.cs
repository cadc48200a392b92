namespace Pmif.Cli.Http;

/// <summary>How long to go on trying: waits double from <paramref name="First"/> to <paramref name="Longest"/>, and add up to <paramref name="Total"/> at most.</summary>
internal sealed record Patience(TimeSpan First, TimeSpan Longest, TimeSpan Total)
{
    /// <summary>For a scheduled push: outlasts a restart, not an outage.</summary>
    public static Patience Push { get; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(30));

    /// <summary>For loading samples while the services are still starting.</summary>
    public static Patience Start { get; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(2));

    /// <summary>The wait before try number <paramref name="attempt"/> + 1 (the first try is 1), or null once patience has run out.</summary>
    /// <param name="attempt">Tries made so far.</param>
    /// <param name="waited">Time already spent waiting.</param>
    /// <param name="asked">What the server asked for, if it did.</param>
    public TimeSpan? Next(int attempt, TimeSpan waited, TimeSpan? asked)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempt - 1, 20));
        var wait = asked ?? (doubled < Longest ? doubled : Longest);
        return waited + wait <= Total ? wait : null;
    }
}
