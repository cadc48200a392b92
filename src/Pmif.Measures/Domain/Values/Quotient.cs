using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Values;

/// <summary>Values worked out from their numerator and denominator, and the bounds that any value keeps.</summary>
public static class Quotient
{
    // Further places are noise of the division; twelve keep every printed figure exact.
    private const int Places = 12;

    /// <summary>numerator / denominator × per; a percentage is per 100 unless the definition says otherwise.</summary>
    /// <exception cref="OverflowException">The quotient is too large for a decimal.</exception>
    public static decimal Of(decimal numerator, decimal denominator, MeasureDefinition definition) =>
        Math.Round(numerator * Scale(definition) / denominator, Places, MidpointRounding.AwayFromZero);

    /// <summary>What a quotient is multiplied by.</summary>
    public static decimal Scale(MeasureDefinition definition) => definition is { Unit: Units.Percent, Per: 1 } ? 100 : definition.Per;

    /// <summary>
    /// Whether a value can be true: within ±10¹⁵; 0 or 1 for yes and no; 0 to 100 for a percentage that is a proportion (Wilson or exact interval);
    /// within ±1,000 for any other percentage, beyond which a decimal point has slipped.
    /// </summary>
    public static bool IsPossible(decimal value, MeasureDefinition definition) => definition switch
    {
        { Unit: Units.YesNo } => value is 0 or 1,
        { Unit: Units.Percent, Interval: IntervalMethod.Wilson or IntervalMethod.Exact } => value is >= 0 and <= 100,
        { Unit: Units.Percent } => value is >= -1_000 and <= 1_000,
        _ => Math.Abs(value) <= NumberText.Largest,
    };
}
