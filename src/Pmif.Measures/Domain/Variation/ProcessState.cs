using System.Buffers;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

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

    /// <summary>Judges the values since the last rebase.</summary>
    /// <param name="values">In order of time.</param>
    /// <param name="definition">The measure.</param>
    /// <param name="target">The target at the latest period.</param>
    public static ProcessState Of(ReadOnlySpan<decimal> values, MeasureDefinition definition, decimal? target)
    {
        if (values.Length < FewestPoints)
            return Unknown;
        var limits = XmrLimits.Of(values, definition.Spc.ScreenOutliers);
        var marks = ArrayPool<SpecialCause>.Shared.Rent(values.Length);
        SpecialCauses.Mark(values, limits, definition.Spc, marks.AsSpan(0, values.Length));
        var direction = SpecialCauses.DirectionOf(marks[values.Length - 1], values[^1], limits.Mean);
        ArrayPool<SpecialCause>.Shared.Return(marks);
        return new(Interpretation.VariationOf(direction, definition.Polarity),
            Interpretation.AssuranceOf(limits.Lower, limits.Upper, target, definition.Polarity), values.Length < FirmPoints);
    }

    /// <summary>Judges a series since it was last rebased; one whose values come a year apart is judged by its trend, not here.</summary>
    public static ProcessState Of(ReadOnlySpan<SeriesPoint> points, MeasureDefinition definition, IReadOnlyList<Period> rebases)
    {
        if (ReportingStep.IsYearly(definition.Frequency, points.Length > 1 ? points[^2].Period : null, points[^1].Period))
            return Unknown;
        var (places, amounts) = (ArrayPool<int>.Shared.Rent(points.Length), ArrayPool<decimal>.Shared.Rent(points.Length));
        var count = ChartableValues.Collect(definition.TemporalType, points, places, amounts);
        var first = 0;
        if (rebases.Count > 0)
            for (var i = 1; i < count; i++)
                if (Rebases.Cross(rebases, points[places[i - 1]].Period, points[places[i]].Period))
                    first = i;
        var state = Of(amounts.AsSpan(first, count - first), definition, points[^1].Target);
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<decimal>.Shared.Return(amounts);
        return state;
    }
}
