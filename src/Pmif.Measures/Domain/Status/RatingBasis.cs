using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Status;

/// <summary>What a rating was made of, worked out again from the versions that it names: they are never changed, so it comes out the same at any time.</summary>
/// <param name="Computed">What the rule gives.</param>
/// <param name="Compared">The figure that was compared, at the declared decimals; the distance where there is a midpoint; none without a value.</param>
/// <param name="Lines">The lines between the colours; none without a target.</param>
/// <param name="Range">The lines around a range; none for other measures.</param>
public sealed record RatingBasis(PointStatus Computed, decimal? Compared, Thresholds? Lines, ResolvedRange? Range)
{
    /// <summary>The basis of a rating.</summary>
    /// <param name="definition">The version of the definition that it names; none where the measure was not in force.</param>
    /// <param name="targets">The version of the targets that it names.</param>
    /// <param name="period">The period.</param>
    /// <param name="value">The value.</param>
    /// <param name="flag">Its flag.</param>
    /// <param name="held">Where amber asks for it: whether the value was at least as good as that of the same period last year.</param>
    public static RatingBasis Of(MeasureDefinition? definition, TargetSet? targets, Period period, decimal? value, ValueFlag flag, bool held)
    {
        var status = PointStatus.OfReported(definition, targets, period, value, flag, held);
        if (definition is null)
            return new(status, null, null, null);
        var target = targets is null ? null : Trajectory.At(targets, period, definition.TemporalType == TemporalType.Cumulative);
        return new(status, value is { } figure ? PointStatus.Judged(definition, figure) : null,
            target is null ? null : Thresholds.Of(target, targets!.Tolerance, definition.Polarity),
            targets is null ? null : ResolvedTargets.OfRange(targets, definition));
    }
}
