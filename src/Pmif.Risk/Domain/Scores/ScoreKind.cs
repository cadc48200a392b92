namespace Pmif.Risk.Domain.Scores;

/// <summary>What a score looks at.</summary>
public enum ScoreKind
{
    /// <summary>Without any controls.</summary>
    Inherent,

    /// <summary>With the controls that are in place; also called residual.</summary>
    Current,

    /// <summary>After the actions that are planned.</summary>
    Target,
}

/// <summary>A judgement of how likely a risk is and how hard it would hit, and why.</summary>
public sealed record Assessment(int Likelihood, int Impact, string Rationale);
