namespace Pmif.Cli;

/// <summary>What a scheduled job can act on. Documented in docs/integrators/command-line.md; a number is never given another meaning.</summary>
internal static class ExitCode
{
    public const int Accepted = 0;
    public const int AcceptedWithIssues = 1;
    public const int Rejected = 2;
    public const int CannotReach = 3;
    public const int NotAllowed = 4;
    public const int Usage = 64;
    public const int Interrupted = 130;

    /// <summary>Of several files, the result that most needs someone: not allowed, then unreachable, then rejected, then issues.</summary>
    public static int Worst(int left, int right) => Math.Max(left, right);
}
