namespace Pmif.Cli;

/// <summary>A command cannot go on; the message is for the person who ran it.</summary>
internal sealed class CommandFailed(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    /// <summary>What the service answered, word for word, if it did and it was JSON.</summary>
    public string? Answer { get; init; }
}
