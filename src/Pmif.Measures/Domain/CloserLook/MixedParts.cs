using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>Whether the parts of one kind make up a whole at two times, so that its change can be taken apart.</summary>
public static class MixedParts
{
    /// <summary>
    /// The change taken apart, or a stable code that says why it is not: the measure is no quotient of sums; a figure is confidential, which the parts together would give
    /// away; a part lacks its counts at one of the times; the parts do not add up to the whole, as when they overlap or some are missing.
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="whole">Figures of the whole, before and now.</param>
    /// <param name="parts">Figures of the parts, before and now.</param>
    public static (Reversal? Found, string? Refusal) Of(MeasureDefinition definition, (Part? Before, Part? Now) whole, IReadOnlyCollection<(Part? Before, Part? Now)> parts)
    {
        if (definition.Aggregation != Aggregation.Ratio || definition.TemporalType == TemporalType.Rolling12)
            return (null, "measures.reversal-not-a-ratio");
        if (parts.Append(whole).Any(pair => pair.Before?.Flag == ValueFlag.Confidential || pair.Now?.Flag == ValueFlag.Confidential))
            return (null, "measures.reversal-suppressed");
        var counts = new List<PartCounts>(parts.Count);
        foreach (var pair in parts)
            if (Counts(pair) is { } part)
                counts.Add(part);
        if (counts.Count < parts.Count || counts.Count < 2 || Counts(whole) is not { } all)
            return (null, "measures.reversal-incomplete");
        try
        {
            if (counts.Aggregate((one, other) => new(one.EventsBefore + other.EventsBefore, one.BaseBefore + other.BaseBefore, one.Events + other.Events, one.Base + other.Base)) != all)
                return (null, "measures.reversal-not-the-whole");
            var shares = CountedChance.Of(definition, all.Events, all.Base)?.IsShare;
            return Reversal.Of(counts, Quotient.Scale(definition), definition.Decimals, shares) is { } found ? (found, null) : (null, "measures.reversal-incomplete");
        }
        catch (OverflowException)
        {
            return (null, "measures.value-out-of-range");
        }
    }

    private static PartCounts? Counts((Part? Before, Part? Now) pair) =>
        pair is { Before: { Numerator: { } eventsBefore, Denominator: >= 0 and { } baseBefore }, Now: { Numerator: { } events, Denominator: >= 0 and { } bases } }
            ? new(eventsBefore, baseBefore, events, bases) : null;
}
