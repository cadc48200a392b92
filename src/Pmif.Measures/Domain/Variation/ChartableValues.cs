using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Variation;

/// <summary>Picks the values that a control chart may be drawn of.</summary>
public static class ChartableValues
{
    /// <summary>
    /// Values of the same length of period as the latest. A running total is taken apart first, and a rolling year is not charted
    /// at all: both move with their own past, which would break the limits.
    /// </summary>
    public static List<(Period Period, decimal Value)> Of(TemporalType type, ReadOnlySpan<SeriesPoint> points)
    {
        var (places, amounts) = (new int[points.Length], new decimal[points.Length]);
        var count = Collect(type, points, places, amounts);
        var values = new List<(Period, decimal)>(count);
        for (var i = 0; i < count; i++)
            values.Add((points[places[i]].Period, amounts[i]));
        return values;
    }

    /// <summary>The same without periods: how many values there are, and at which points, in room as long as <paramref name="points"/>.</summary>
    public static int Collect(TemporalType type, ReadOnlySpan<SeriesPoint> points, Span<int> places, Span<decimal> amounts)
    {
        if (points.IsEmpty || type == TemporalType.Rolling12)
            return 0;
        var months = points[^1].Period.Months;
        var (count, before) = (0, -1);
        for (var i = 0; i < points.Length; i++)
        {
            ref readonly var point = ref points[i];
            if (point.Period.Months != months)
                continue;
            var amount = type != TemporalType.Cumulative ? point.Value
                : months is 0 or >= 12 || point.Value is not { } total ? null
                : OwnAmount(point, before < 0 ? null : points[before], total);
            if (amount is { } own)
                (places[count], amounts[count++]) = (i, own);
            before = i;
        }
        return count;
    }

    /// <summary>What the period itself added to a running total that starts each 1 April; none where the total before is not known.</summary>
    public static decimal? OwnAmount(SeriesPoint point, SeriesPoint? before, decimal total) =>
        point.Period.Start is { Month: 4, Day: 1 } ? total
        : before is { Value: { } earlier } && before.Value.Period == point.Period.Previous() ? total - earlier
        : null;
}
