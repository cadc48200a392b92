using System.Buffers;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Trend;

namespace Pmif.Measures.Domain.Variation;

/// <summary>What a control chart says of its latest point, without the chart.</summary>
/// <param name="Variation">What the latest point shows.</param>
/// <param name="Assurance">Whether the process, as it runs, will meet the target.</param>
/// <param name="TrialLimits">Whether there are too few points for the limits to be firm.</param>
public readonly record struct ProcessState(Contracts.Primitives.Variation Variation, Assurance Assurance, bool TrialLimits)
{
    /// <summary>Fewer points than this cannot show a shift or a trend, so their variation is not told.</summary>
    public const int FewestPoints = 7;

    /// <summary>Limits from fewer points than this are a trial.</summary>
    public const int FirmPoints = 12;

    /// <summary>Nothing can be said.</summary>
    public static readonly ProcessState Unknown = new(Contracts.Primitives.Variation.TooFewPoints, Assurance.None, true);

    /// <summary>
    /// Judges a series since it was last rebased by its latest value that is not ghosted. One whose values come a year or more apart is judged by its
    /// five-point trend: rising is high, falling is low.
    /// </summary>
    public static ProcessState Of(ReadOnlySpan<SeriesPoint> points, MeasureDefinition definition, ChartMarks marks)
    {
        if (IsYearly(points, definition))
            return OfTrend(RecentTrend.Of(points).Kind, definition.Polarity);
        var (periods, amounts) = (ArrayPool<Period>.Shared.Rent(points.Length), ArrayPool<decimal>.Shared.Rent(points.Length));
        var count = ChartableValues.Collect(definition, points, periods, amounts);
        var first = 0;
        if (marks.Rebases.Count > 0)
            for (var i = 1; i < count; i++)
                if (marks.StartAnew(periods[i - 1], periods[i]))
                    first = i;
        // The target of a running total is none of what it grows by.
        var target = definition.TemporalType == TemporalType.Cumulative ? null : points[^1].Target;
        var state = marks.Ghosts.Count == 0
            ? Of(amounts.AsSpan(first, count - first), default, definition, target)
            : OfKept(periods.AsSpan(first, count - first), amounts.AsSpan(first, count - first), marks, definition, target);
        ArrayPool<Period>.Shared.Return(periods);
        ArrayPool<decimal>.Shared.Return(amounts);
        return state;
    }

    /// <summary>Whether values come too seldom for a control chart.</summary>
    internal static bool IsYearly(ReadOnlySpan<SeriesPoint> points, MeasureDefinition definition) =>
        !points.IsEmpty && ReportingStep.IsYearly(definition.Frequency, points.Length > 1 ? points[^2].Period : null, points[^1].Period);

    /// <summary>Moves values that are not ghosted to the front and tells which have lost the neighbour before; returns how many there are.</summary>
    internal static int Keep(ReadOnlySpan<Period> periods, Span<decimal> amounts, ChartMarks marks, Span<bool> apart)
    {
        var (count, afterGhost) = (0, false);
        for (var i = 0; i < periods.Length; i++)
        {
            if (marks.IsGhost(periods[i]))
            {
                afterGhost = true;
                continue;
            }
            (amounts[count], apart[count++]) = (amounts[i], afterGhost);
            afterGhost = false;
        }
        return count;
    }

    private static ProcessState OfKept(ReadOnlySpan<Period> periods, Span<decimal> amounts, ChartMarks marks, MeasureDefinition definition, decimal? target)
    {
        var apart = ArrayPool<bool>.Shared.Rent(periods.Length);
        var count = Keep(periods, amounts, marks, apart);
        var state = Of(amounts[..count], apart.AsSpan(0, count), definition, target);
        ArrayPool<bool>.Shared.Return(apart);
        return state;
    }

    private static ProcessState Of(ReadOnlySpan<decimal> values, ReadOnlySpan<bool> apart, MeasureDefinition definition, decimal? target)
    {
        if (values.Length < FewestPoints)
            return Unknown;
        var lines = ChartLines.Of(values, definition.Spc, apart);
        var direction = SpecialCauses.DirectionOf(SpecialCauses.OfLatest(values, lines, definition.Spc), values[^1], lines.Centre);
        return new(Interpretation.VariationOf(direction, definition.Polarity), Interpretation.AssuranceOf(lines, target, definition.Polarity), values.Length < FirmPoints);
    }

    private static ProcessState OfTrend(TrendKind trend, Polarity polarity) => trend == TrendKind.CannotBeCalculated ? Unknown
        : Unknown with { Variation = Interpretation.VariationOf(trend switch { TrendKind.Increasing => 1, TrendKind.Decreasing => -1, _ => 0 }, polarity) };
}
