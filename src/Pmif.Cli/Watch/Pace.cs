namespace Pmif.Cli.Watch;

/// <summary>How often a watched folder is looked at, how long a file must stay as it is to count as complete, and how long to wait while the service is away.</summary>
internal sealed record Pace(TimeSpan Look, TimeSpan Settle, TimeSpan FirstWait, TimeSpan LongestWait)
{
    public static Pace Usual { get; } = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));

    /// <summary>The wait after so many rounds in a row that did not reach the service.</summary>
    public TimeSpan Wait(int failures)
    {
        var doubled = FirstWait * Math.Pow(2, Math.Min(failures - 1, 20));
        return doubled < LongestWait ? doubled : LongestWait;
    }
}
