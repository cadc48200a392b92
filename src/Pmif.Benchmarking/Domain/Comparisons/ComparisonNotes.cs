using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>What a reader must know to read a comparison rightly, in sentences.</summary>
internal static class ComparisonNotes
{
    private const int NamesShown = 5;

    public static IEnumerable<string> Of(ComparisonInput input, int count, bool isPooled, bool hasFunnel, bool hasMad)
    {
        if (input.Others.Count == 0)
            yield return "No other area of the group has a value for this period.";
        if (input.Missing.Count > 0)
            yield return $"Left out for want of a value: {Names(input.Missing)}.";
        if (!input.IsMember)
            yield return "The area is no member of the group; its own value is ranked among the group's.";
        if (count < Spread.FewestForQuartiles)
            yield return $"No quartiles: they need {Spread.FewestForQuartiles} areas, and {count} {(count == 1 ? "has" : "have")} a value.";
        if (input.Yardstick.Polarity == Polarity.None)
            yield return "Neither a high nor a low value is better; rank 1 is the highest.";
        if (input.Yardstick.Polarity is Polarity.Range or Polarity.Midpoint)
            yield return "Ranked by distance from the best value.";
        if (!isPooled)
            yield return "No pooled value or funnel limits: numerator and denominator are not held for every area.";
        else if (!hasFunnel)
            yield return "No funnel limits: the measure is neither a proportion nor a rate of events, or there were no events.";
        if (!hasMad)
            yield return "No distance from the median: at least half the areas have the same value.";
    }

    private static string Names(IReadOnlyList<string> names) => names.Count <= NamesShown
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(NamesShown))} and {names.Count - NamesShown} more";
}
