using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Variation;

/// <summary>One point of a control chart.</summary>
public sealed record ControlPoint(
    Period Period, decimal Value, decimal Mean, decimal Lower, decimal Upper, decimal? MovingRange, SpecialCause Rule, Meaning Meaning, bool Rebase);

/// <summary>What special-cause variation means for the measure.</summary>
public enum Meaning { CommonCause, Improvement, Concern, Neutral }

/// <summary>A whole XmR chart.</summary>
/// <param name="Points">In order of time.</param>
/// <param name="Variation">What the latest point shows.</param>
/// <param name="Assurance">Whether the process, as it runs, will meet the target.</param>
/// <param name="TrialLimits">Whether there are too few points for the limits to be firm.</param>
public sealed record ControlChart(IReadOnlyList<ControlPoint> Points, Contracts.Primitives.Variation Variation, Assurance Assurance, bool TrialLimits)
{
    /// <summary>Draws the chart. Each period in <paramref name="rebases"/> starts new limits and new runs.</summary>
    /// <param name="values">Values in order of time.</param>
    /// <param name="definition">The measure.</param>
    /// <param name="target">The target at the latest period.</param>
    /// <param name="rebases">First periods of later groups.</param>
    public static ControlChart Of(IReadOnlyList<(Period Period, decimal Value)> values, MeasureDefinition definition, decimal? target, IReadOnlyCollection<Period> rebases)
    {
        var points = new List<ControlPoint>(values.Count);
        decimal[] figures = [];
        var group = 0;
        for (var start = 0; start < values.Count; start += group)
        {
            group = 1;
            while (start + group < values.Count && !Rebases.Cross(rebases, values[start + group - 1].Period, values[start + group].Period))
                group++;
            figures = values.Skip(start).Take(group).Select(value => value.Value).ToArray();
            var limits = XmrLimits.Of(figures, definition.Spc.ScreenOutliers);
            var marks = new SpecialCause[group];
            SpecialCauses.Mark(figures, limits, definition.Spc, marks);
            for (var i = 0; i < group; i++)
                points.Add(new ControlPoint(values[start + i].Period, figures[i], limits.Mean, limits.Lower, limits.Upper,
                    i == 0 ? null : Math.Abs(figures[i] - figures[i - 1]), marks[i],
                    Interpretation.MeaningOf(SpecialCauses.DirectionOf(marks[i], figures[i], limits.Mean), definition.Polarity),
                    start > 0 && i == 0));
        }
        var state = values.Count > 0 && ReportingStep.IsYearly(definition.Frequency, values.Count > 1 ? values[^2].Period : null, values[^1].Period)
            ? ProcessState.Unknown
            : ProcessState.Of(figures, definition, target);
        return new ControlChart(points, state.Variation, state.Assurance, state.TrialLimits);
    }
}
