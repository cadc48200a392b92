namespace Pmif.AppHost.Local;

/// <summary>Everything needed to run one child process, and to end it in the way it likes.</summary>
public sealed record ProcessSpec(string FileName, IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string? WorkingDirectory { get; init; }

    /// <summary>The user to run as; null means the present one. Only root may name another.</summary>
    public string? User { get; init; }

    public Signal StopSignal { get; init; } = Signal.Terminate;

    /// <summary>How long the process may take to end by itself before it is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
}
