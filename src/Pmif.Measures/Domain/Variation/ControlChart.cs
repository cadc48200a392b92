using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Variation;

/// <summary>One point of a control chart.</summary>
/// <param name="Period">The period the value is of; for a running total the part of it that the value was added in.</param>
/// <param name="Value">The value.</param>
/// <param name="Mean">Mean of its group, or median on a run chart; none where every point of the group is ghosted.</param>
/// <param name="Lower">Lower process limit; none on a run chart, or where there is no moving range.</param>
/// <param name="Upper">Upper process limit.</param>
/// <param name="MovingRange">Distance from the value before; none across a rebase and beside a ghosted point.</param>
/// <param name="Rule">The first rule that marks it.</param>
/// <param name="Meaning">What that means for the measure.</param>
/// <param name="Rebase">Whether limits start anew here.</param>
/// <param name="NearLower">Two thirds of the way to the lower limit.</param>
/// <param name="NearUpper">Two thirds of the way to the upper limit.</param>
/// <param name="LowerShown">The lower limit as it is drawn: not below zero where no value is.</param>
/// <param name="Ghosted">Whether a person left it out of mean, moving ranges and rules.</param>
/// <param name="Gap">Whether periods without a value lie before it. Values on either side of a gap count as neighbours.</param>
public sealed record ControlPoint(
    Period Period, decimal Value, decimal? Mean, decimal? Lower, decimal? Upper, decimal? MovingRange, SpecialCause Rule, Meaning Meaning, bool Rebase,
    decimal? NearLower, decimal? NearUpper, decimal? LowerShown, bool Ghosted, bool Gap);

/// <summary>What special-cause variation means for the measure.</summary>
public enum Meaning { CommonCause, Improvement, Concern, Neutral }

/// <summary>What the variation of a series is read from.</summary>
public enum VariationBasis { ControlChart, Trend }

/// <summary>A whole control chart.</summary>
/// <param name="Points">In order of time.</param>
/// <param name="Variation">What the latest point shows.</param>
/// <param name="Assurance">Whether the process, as it runs, will meet the target.</param>
/// <param name="TrialLimits">Whether there are too few points for the limits to be firm.</param>
/// <param name="Chart">Limits about the mean, or runs about the median.</param>
/// <param name="Basis">The chart, or for values a year or more apart the five-point trend.</param>
public sealed record ControlChart(
    IReadOnlyList<ControlPoint> Points, Contracts.Primitives.Variation Variation, Assurance Assurance, bool TrialLimits, ControlChartKind Chart, VariationBasis Basis)
{
    /// <summary>Draws the chart of a series.</summary>
    /// <param name="points">The series in order of time.</param>
    /// <param name="definition">The measure.</param>
    /// <param name="marks">What a person decided about it.</param>
    public static ControlChart Of(ReadOnlySpan<SeriesPoint> points, MeasureDefinition definition, ChartMarks marks)
    {
        var values = ChartableValues.Of(definition, points);
        var floor = values.Exists(value => value.Value < 0) ? decimal.MinValue : 0;
        var drawn = new List<ControlPoint>(values.Count);
        for (int start = 0, end; start < values.Count; start = end)
        {
            end = start + 1;
            while (end < values.Count && !marks.StartAnew(values[end - 1].Period, values[end].Period))
                end++;
            Draw(values, start, end, definition, marks, floor, drawn);
        }
        var state = points.IsEmpty ? ProcessState.Unknown : ProcessState.Of(points, definition, marks);
        return new ControlChart(drawn, state.Variation, state.Assurance, state.TrialLimits, definition.Spc.Chart,
            ProcessState.IsYearly(points, definition) ? VariationBasis.Trend : VariationBasis.ControlChart);
    }

    private static void Draw(
        List<(Period Period, decimal Value)> values, int start, int end, MeasureDefinition definition, ChartMarks marks, decimal floor, List<ControlPoint> drawn)
    {
        var group = values.GetRange(start, end - start);
        var (kept, apart, causes) = (group.ConvertAll(value => value.Value).ToArray(), new bool[group.Count], new SpecialCause[group.Count]);
        var count = ProcessState.Keep(group.ConvertAll(value => value.Period).ToArray(), kept, marks, apart);
        ChartLines? lines = count == 0 ? null : ChartLines.Of(kept.AsSpan(0, count), definition.Spc, apart);
        if (lines is { } found)
            SpecialCauses.Mark(kept.AsSpan(0, count), found, definition.Spc, causes.AsSpan(0, count));
        var next = 0;
        for (var i = start; i < end; i++)
        {
            var (period, value) = values[i];
            var ghosted = marks.IsGhost(period);
            var cause = ghosted ? SpecialCause.None : causes[next];
            var range = ghosted || i == start || apart[next] ? (decimal?)null : Math.Abs(value - values[i - 1].Value);
            next += ghosted ? 0 : 1;
            drawn.Add(new ControlPoint(period, value, lines?.Centre, lines?.Lower, lines?.Upper, range, cause,
                lines is { } its ? Interpretation.MeaningOf(SpecialCauses.DirectionOf(cause, value, its.Centre), definition.Polarity) : Meaning.CommonCause,
                start > 0 && i == start, lines?.NearLower, lines?.NearUpper, lines?.Lower is { } lower ? Math.Max(lower, floor) : null, ghosted,
                i > 0 && IsGap(definition, values[i - 1].Period, period)));
        }
    }

    private static bool IsGap(MeasureDefinition definition, Period before, Period period) =>
        (period.IsSnapshot ? ReportingStep.Months(definition.Frequency) : period.Months) is > 0 and var step && before.Shift(step) < period;
}
