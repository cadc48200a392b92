namespace Pmif.Measures.Domain.Status;

/// <summary>What a person did to a rating.</summary>
public enum GivenKind
{
    /// <summary>Had it made anew by the targets and the definition that hold now.</summary>
    Revised,

    /// <summary>Set another one.</summary>
    Overridden,

    /// <summary>Took back what was set, so that what the rule gives stands again.</summary>
    Withdrawn,
}

/// <summary>Who changed ratings, and why.</summary>
/// <param name="Reason">In the words of the person.</param>
/// <param name="By">Who it was.</param>
/// <param name="Source">Who gave the rating, where that is somebody outside; else empty.</param>
public sealed record RatingCause(string Reason, string By, string Source = "");
