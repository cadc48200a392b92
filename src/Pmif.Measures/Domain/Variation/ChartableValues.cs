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
        var values = new List<(Period, decimal)>(points.Length);
        if (points.IsEmpty || type == TemporalType.Rolling12)
            return values;
        var months = points[^1].Period.Months;
        SeriesPoint? before = null;
        foreach (var point in points)
        {
            if (point.Period.Months != months)
                continue;
            if (point.Value is { } value)
            {
                if (type != TemporalType.Cumulative)
                    values.Add((point.Period, value));
                else if (months is > 0 and < 12 && OwnAmount(point, before, value) is { } own)
                    values.Add((point.Period, own));
            }
            before = point;
        }
        return values;
    }

    /// <summary>What the period itself added to a running total that starts each 1 April; none where the total before is not known.</summary>
    public static decimal? OwnAmount(SeriesPoint point, SeriesPoint? before, decimal total) =>
        point.Period.Start is { Month: 4, Day: 1 } ? total
        : before is { Value: { } earlier } && before.Value.Period == point.Period.Previous() ? total - earlier
        : null;
}
