namespace Pmif.Cli;

/// <summary>A command cannot go on; the message is for the person who ran it.</summary>
internal sealed class CommandFailed(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
