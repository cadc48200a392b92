using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Status;

/// <summary>Finds the value that the latest one is compared with.</summary>
public static class Comparator
{
    /// <summary>
    /// The comparator of the last of <paramref name="points"/>; none where there is no such value, or where a break in the series lies between.
    /// A running total compares only with the same period last year, since within a year it can but grow.
    /// </summary>
    public static SeriesPoint? Of(MeasureDefinition definition, Baseline? baseline, ReadOnlySpan<SeriesPoint> points)
    {
        var latest = points[^1];
        var versus = definition.TemporalType == TemporalType.Cumulative ? DirectionVersus.SamePeriodLastYear : definition.DirectionVersus;
        if (versus == DirectionVersus.Baseline)
            return baseline is { Value: { } value } && baseline.Period < latest.Period && !HasBreakAfter(points, baseline.Period)
                ? new SeriesPoint(baseline.Period, value, null, null, ValueFlag.None, Rag.Baseline, null)
                : null;
        var earlier = points[..^1];
        var found = versus == DirectionVersus.SamePeriodLastYear
            ? Find(earlier, latest.Period.YearBefore())
            : Previous(definition, earlier, latest.Period);
        return found is { Value: not null } point && !HasBreakAfter(points, point.Period) ? point : null;
    }

    private static SeriesPoint? Previous(MeasureDefinition definition, ReadOnlySpan<SeriesPoint> earlier, Period latest)
    {
        var step = ReportingStep.Months(definition.Frequency);
        if (step == 0)
            return earlier.IsEmpty ? null : earlier[^1];
        return Find(earlier, latest.Shift(-step)) ?? (latest.Months > step ? Find(earlier, latest.Shift(-latest.Months)) : null);
    }

    private static SeriesPoint? Find(ReadOnlySpan<SeriesPoint> points, Period period)
    {
        for (var i = points.Length - 1; i >= 0; i--)
            if (points[i].Period == period)
                return points[i];
        return null;
    }

    private static bool HasBreakAfter(ReadOnlySpan<SeriesPoint> points, Period comparator)
    {
        for (var i = points.Length - 1; i >= 0 && points[i].Period > comparator; i--)
            if (points[i].Flag == ValueFlag.Break)
                return true;
        return false;
    }
}
