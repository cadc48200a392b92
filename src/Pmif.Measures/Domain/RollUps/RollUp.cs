using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Intervals;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Domain.RollUps;

/// <summary>A whole worked out from its parts, or why it was not.</summary>
/// <param name="Value">The value, in the measure's unit; none where it is refused.</param>
/// <param name="Numerator">Sum of numerators, of a ratio.</param>
/// <param name="Denominator">Sum of denominators; person-years where populations were annualised.</param>
/// <param name="Lower">Lower 95 % limit, where the definition says how it is worked out.</param>
/// <param name="Upper">Upper 95 % limit.</param>
/// <param name="Flag">The weakest flag of the parts.</param>
/// <param name="Count">Figures there are.</param>
/// <param name="Of">Figures there should be.</param>
/// <param name="Refusal">Why there is no value.</param>
public sealed record RolledUp(
    decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag, int Count, int Of, RuleBreach? Refusal)
{
    /// <summary>The whole as a part of a larger one.</summary>
    public Part AsPart() => new(Value, Numerator, Denominator, Flag);
}

/// <summary>Makes a whole of the figures of places, services, groups or periods.</summary>
/// <remarks>
/// Σ values, Σ numerators / Σ denominators × per, or Σ values × denominators / Σ denominators. 10 of 100 and 90 of 100,000 are 100 of 100,100,
/// 0.0999 %; the mean of the two rates, 5.045 %, says something else.
/// </remarks>
public static class RollUp
{
    /// <summary>Code of a whole that would give away a part.</summary>
    public const string Suppressed = "measures.roll-up-suppressed";

    /// <summary>Code of a whole that lacks a part.</summary>
    public const string Incomplete = "measures.roll-up-incomplete";

    private const int MonthsOfYear = 12, Places = 12;

    /// <summary>The whole of some parts; a part that is null is missing.</summary>
    public static RolledUp Of(MeasureDefinition definition, IEnumerable<Part?> parts)
    {
        try
        {
            return Of(definition, parts.Aggregate(default(Tally), (sum, part) => sum + Tally.Of(part, definition.Aggregation)), annualised: false);
        }
        catch (OverflowException)
        {
            return TooLarge(default);
        }
    }

    /// <summary>The whole of what was counted up.</summary>
    /// <param name="definition">The measure, for which <see cref="RollUpRules"/> found nothing against it.</param>
    /// <param name="tally">The sums.</param>
    /// <param name="annualised">Whether denominators were counted in twelfths of a year.</param>
    public static RolledUp Of(MeasureDefinition definition, Tally tally, bool annualised)
    {
        if (Refusal(tally) is { } refusal)
            return Refused(tally, refusal);
        try
        {
            var bottom = annualised ? tally.Bottom / MonthsOfYear : tally.Bottom;
            return definition.Aggregation switch
            {
                Aggregation.Sum => Whole(tally, tally.Top, null, null, null),
                Aggregation.Ratio when bottom > 0 => Whole(tally, Quotient.Of(tally.Top, bottom, definition), tally.Top, bottom, DeclaredInterval.Of(definition, tally.Top, bottom)),
                Aggregation.WeightedAverage when bottom > 0 => Whole(tally, Math.Round(tally.Top / bottom, Places, MidpointRounding.AwayFromZero), null, bottom, null),
                _ => Refused(tally, new("measures.roll-up-without-denominator", "The denominators together are not above zero.")),
            };
        }
        catch (OverflowException)
        {
            return TooLarge(tally);
        }
    }

    private static RuleBreach? Refusal(Tally tally) => tally switch
    {
        { Suppressed: > 0 } => new(Suppressed, "A part is confidential; the whole would give it away."),
        { Bare: > 0 } => new("measures.roll-up-without-denominator", $"{tally.Bare} of {tally.Expected} figures came without the numerator or denominator that adding them needs."),
        { Expected: 0 } => new(Incomplete, "Nothing belongs to it at this time."),
        _ when tally.Count < tally.Expected => new(Incomplete, $"There are {tally.Count} of {tally.Expected} figures."),
        _ => null,
    };

    private static RolledUp Whole(Tally tally, decimal value, decimal? numerator, decimal? denominator, (decimal Lower, decimal Upper)? interval) =>
        new(value, numerator, denominator, interval?.Lower, interval?.Upper, tally.Flag, tally.Count, tally.Expected, null);

    private static RolledUp Refused(Tally tally, RuleBreach refusal) => new(
        null, null, null, null, null, tally.Suppressed > 0 ? ValueFlag.Confidential : ValueFlag.NotAvailable, tally.Count, tally.Expected, refusal);

    /// <summary>A whole that no decimal can hold.</summary>
    internal static RolledUp TooLarge(Tally tally) => Refused(tally, new("measures.value-out-of-range", "The sum is too large a number."));
}
