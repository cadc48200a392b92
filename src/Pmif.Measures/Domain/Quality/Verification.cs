namespace Pmif.Measures.Domain.Quality;

/// <summary>Whether a second person has looked at a value.</summary>
public enum VerificationState { Unverified, Verified, Queried }

/// <summary>What a second person said of a value as one submission brought it.</summary>
public sealed record Verification(VerificationState Outcome, Guid Submission)
{
    /// <summary>The state of a value: what was last said of it, as long as it is still the value that was looked at. A new rating alone does not change it.</summary>
    public static VerificationState Of(Verification? last, Guid standing) => last?.Submission == standing ? last.Outcome : VerificationState.Unverified;
}
