namespace Pmif.Measures.Features.Collection;

internal static class Reason
{
    private const int Longest = 2_000;

    /// <summary>Whether a reason was given that can be kept.</summary>
    public static bool IsGiven(string? reason) => !string.IsNullOrWhiteSpace(reason) && IsSound(reason);

    /// <summary>Whether a reason, if there is one, can be kept.</summary>
    public static bool IsSound(string? reason) => reason is null || (reason.Length <= Longest && !reason.Contains('\0'));
}
