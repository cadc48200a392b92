using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Intervals;

namespace Pmif.Measures.Domain.Gaps;

/// <summary>Slope and relative index of inequality over deprivation groups.</summary>
public static class DeprivationGradient
{
    private const int Repetitions = 20_000;

    /// <summary>
    /// The index over groups in order from the most deprived to the least. Groups without populations count alike, as equal parts of a population are.
    /// None with fewer than five groups or where one has no figure. Proportions are simulated by logits, rates with Byar's or exact limits by logarithms.
    /// </summary>
    /// <param name="definition">The measure.</param>
    /// <param name="groups">All groups in order.</param>
    /// <param name="seed">Start of the random numbers.</param>
    public static SlopeIndex? Of(MeasureDefinition definition, IReadOnlyList<GroupFigure> groups, int seed)
    {
        if (groups.Any(group => group.Value is null))
            return null;
        var weighted = groups.All(group => group.Population > 0);
        var isShare = definition.Unit == Units.Percent;
        var scale = (definition.Interval, isShare) switch
        {
            (IntervalMethod.Wilson or IntervalMethod.Exact, true) => SlopeScale.Logit,
            (IntervalMethod.Byar or IntervalMethod.Exact, _) => SlopeScale.Log,
            _ => SlopeScale.Plain,
        };
        var unit = scale == SlopeScale.Logit ? 100 : 1;
        var index = SlopeIndex.Of(
            [.. groups.Select(group => new DeprivationGroup(weighted ? (double)group.Population! : 1, (double)group.Value! / unit, (double?)group.Lower / unit, (double?)group.Upper / unit))],
            scale, Repetitions, seed);
        return index is null || unit == 1 ? index
            : index with { Slope = index.Slope * unit, SlopeLimits = index.SlopeLimits is var (lower, upper) ? (lower * unit, upper * unit) : null };
    }
}
