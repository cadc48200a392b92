using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.Web.Features.Measures;

/// <summary>One line of a measure's table: a point, or a period between points for which there is none.</summary>
/// <param name="Label">The period for people.</param>
/// <param name="Point">The point; null where the period has none.</param>
/// <param name="IsBreak">Whether the figure cannot be compared with those before it.</param>
public sealed record SeriesRow(string Label, SeriesPoint? Point, bool IsBreak)
{
    // A gap longer than this is a series that stopped and began again, and is not spelled out.
    private const int LongestGap = 24;

    /// <summary>The points, newest first, with a line for each period that is missing between two of the same length.</summary>
    public static IReadOnlyList<SeriesRow> Of(IEnumerable<SeriesPoint> points)
    {
        var rows = new List<SeriesRow>();
        Period? last = null;
        foreach (var point in points)
        {
            Period? period = Period.TryParseIso(point.Period, out var known) ? known : null;
            if (last is { } before && period is { } now)
                rows.AddRange(Missing(before, now));
            rows.Add(new SeriesRow(point.PeriodLabel, point, point.Flag == Words.Of(ValueFlag.Break)));
            last = period ?? last;
        }
        rows.Reverse();
        return rows;
    }

    private static List<SeriesRow> Missing(Period before, Period now)
    {
        if (before.Months != now.Months || before.IsSnapshot)
            return [];
        var between = new List<SeriesRow>();
        for (var period = before.Next(); period < now; period = period.Next())
            between.Add(new SeriesRow(period.Label, null, IsBreak: false));
        return between.Count <= LongestGap ? between : [];
    }
}
