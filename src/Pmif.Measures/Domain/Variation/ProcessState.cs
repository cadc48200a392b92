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

    /// <summary>Judges the values since the last rebase.</summary>
    /// <param name="values">In order of time.</param>
    /// <param name="definition">The measure.</param>
    /// <param name="target">The target at the latest period.</param>
    public static ProcessState Of(ReadOnlySpan<decimal> values, MeasureDefinition definition, decimal? target)
    {
        if (values.Length < FewestPoints)
            return new(Contracts.Primitives.Variation.TooFewPoints, Assurance.None, true);
        var limits = XmrLimits.Of(values, definition.Spc.ScreenOutliers);
        var marks = ArrayPool<SpecialCause>.Shared.Rent(values.Length);
        SpecialCauses.Mark(values, limits, definition.Spc, marks.AsSpan(0, values.Length));
        var direction = SpecialCauses.DirectionOf(marks[values.Length - 1], values[^1], limits.Mean);
        ArrayPool<SpecialCause>.Shared.Return(marks);
        return new(Interpretation.VariationOf(direction, definition.Polarity),
            Interpretation.AssuranceOf(limits.Lower, limits.Upper, target, definition.Polarity), values.Length < FirmPoints);
    }

    /// <summary>Judges a whole series that was never rebased.</summary>
    public static ProcessState Of(ReadOnlySpan<SeriesPoint> points, MeasureDefinition definition)
    {
        var (places, amounts) = (ArrayPool<int>.Shared.Rent(points.Length), ArrayPool<decimal>.Shared.Rent(points.Length));
        var count = ChartableValues.Collect(definition.TemporalType, points, places, amounts);
        var state = Of(amounts.AsSpan(0, count), definition, points[^1].Target);
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<decimal>.Shared.Return(amounts);
        return state;
    }
}
