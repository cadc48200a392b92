using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Values;

/// <summary>What was reported of a part for one period.</summary>
internal readonly record struct PartValue(decimal? Value, ValueFlag Flag);

/// <summary>The value of a composite from those of its two parts.</summary>
internal static class CompositeFigures
{
    // The first of these that either part carries is the composite's.
    private static readonly ValueFlag[] StrongestFirst =
    [
        ValueFlag.Break, ValueFlag.Forecast, ValueFlag.Estimated, ValueFlag.LowReliability, ValueFlag.Low, ValueFlag.NoneRecorded,
        ValueFlag.Provisional, ValueFlag.Revised,
    ];

    /// <summary>
    /// numerator / denominator × per. Where a part is confidential, missing, not reported, or cannot be divided by, the value is missing with a
    /// flag and a note that says why; a confidential part hides both figures, since one would give away the other. A denominator of zero leaves
    /// nothing to measure: not applicable.
    /// </summary>
    public static (Figures Figures, string? Note) Of(MeasureDefinition definition, PartValue? numerator, PartValue? denominator)
    {
        var (over, under) = (definition.Composite!.Numerator, definition.Composite.Denominator);
        if (numerator?.Flag == ValueFlag.Confidential || denominator?.Flag == ValueFlag.Confidential)
            return (new(null, null, null, null, null, ValueFlag.Confidential), $"{(numerator?.Flag == ValueFlag.Confidential ? over : under)} is confidential.");
        (Figures, string?) Missing(ValueFlag reason, string why) =>
            (new(null, numerator?.Value, denominator?.Value is > 0 and var positive ? positive : null, null, null, reason), why);

        if (numerator is not { } top)
            return Missing(ValueFlag.NotAvailable, $"{over} has no value for this period.");
        if (denominator is not { } bottom)
            return Missing(ValueFlag.NotAvailable, $"{under} has no value for this period.");
        if (top.Value is not { } n)
            return Missing(top.Flag, $"{over} is missing for this period.");
        if (bottom.Value is not { } d)
            return Missing(bottom.Flag, $"{under} is missing for this period.");
        if (d <= 0)
            return d == 0 ? Missing(ValueFlag.NotApplicable, $"{under} is zero.") : Missing(ValueFlag.NotAvailable, $"{under} is below zero.");
        return QuotientOf(n, d, definition) is { } value
            ? (new Figures(value, n, d, null, null, Array.Find(StrongestFirst, flag => flag == top.Flag || flag == bottom.Flag)).Bounded(definition), null)
            : Missing(ValueFlag.NotAvailable, $"The quotient cannot be true of a measure in {definition.Unit}.");
    }

    private static decimal? QuotientOf(decimal numerator, decimal denominator, MeasureDefinition definition)
    {
        try
        {
            var value = Quotient.Of(numerator, denominator, definition);
            return Quotient.IsPossible(value, definition) ? value : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
