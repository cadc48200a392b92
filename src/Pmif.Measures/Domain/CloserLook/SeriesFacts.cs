using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Domain.CloserLook;

/// <summary>What the sentence about a series is made of: the facts that its chart, its colour and its arrow show, and no others.</summary>
/// <param name="Definition">The definition in force.</param>
/// <param name="State">The state of the series.</param>
/// <param name="Change">Whether the latest change is more than noise.</param>
/// <param name="Flag">Flag of the latest value.</param>
/// <param name="Rule">What lies between the target and red.</param>
/// <param name="Basis">What the variation is read from.</param>
/// <param name="TrialLimits">Whether there are too few figures for the limits to be firm.</param>
public sealed record SeriesFacts(
    MeasureDefinition Definition, SeriesState State, ShownChange Change, ValueFlag Flag = ValueFlag.None, AmberRule Rule = AmberRule.WithinTolerance,
    VariationBasis Basis = VariationBasis.ControlChart, bool TrialLimits = false)
{
    /// <summary>The facts of a series.</summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="targets">The targets of the latest period.</param>
    /// <param name="points">In order of time.</param>
    /// <param name="state">The state at the latest of them.</param>
    /// <param name="marks">What a person decided about its control chart.</param>
    public static SeriesFacts Of(MeasureDefinition definition, TargetSet? targets, ReadOnlySpan<SeriesPoint> points, SeriesState state, ChartMarks marks)
    {
        var flag = ValueFlag.None;
        for (var i = points.Length - 1; i >= 0; i--)
            if (points[i].Period == state.Period)
            {
                flag = points[i].Flag;
                break;
            }
        return new(definition, state, ChangeTold.Of(definition, state), flag, targets?.AmberRule ?? default,
            ProcessState.IsYearly(points, definition) ? VariationBasis.Trend : VariationBasis.ControlChart,
            !points.IsEmpty && ProcessState.Of(points, definition, marks).TrialLimits);
    }
}
