using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Realism;

/// <summary>Why a target is worth a second look.</summary>
public enum TargetFlagKind
{
    /// <summary>The forecast leaves it less chance than <see cref="HitChance.Unreachable"/>.</summary>
    Unreachable,

    /// <summary>Amber is so wide that no value of the past would have been red, though some missed the target.</summary>
    NeverRed,

    /// <summary>Worse than the baseline, or than every one of the latest values.</summary>
    BelowBaseline,

    /// <summary>About ten, a hundred or a thousand times, or a tenth of, what the values have been.</summary>
    SlippedDecimal,
}

/// <summary>A target that is worth a second look. Nothing is refused for it.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Period">The period of the target.</param>
/// <param name="Detail">A sentence that says it with the figures.</param>
public sealed record TargetFlag(TargetFlagKind Kind, Period Period, string Detail)
{
    /// <summary>A stable code, such as <c>measures.target-unreachable</c>.</summary>
    public string Code => $"measures.target-{Words.Of(Kind)}";
}
