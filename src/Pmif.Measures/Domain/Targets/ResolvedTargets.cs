using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Targets;

/// <summary>The lines between the colours for one period: green from the target, amber from the amber threshold, blue from the stretch.</summary>
public sealed record ResolvedTarget(Period Period, string PeriodLabel, decimal Target, decimal Amber, decimal? Stretch);

/// <summary>The lines around a range: green between low and high, amber out to the outer two.</summary>
public sealed record ResolvedRange(decimal AmberLow, decimal Low, decimal High, decimal AmberHigh);

/// <summary>What targets come to, period by period.</summary>
public static class ResolvedTargets
{
    /// <summary>The lines of each period that the targets say something about.</summary>
    public static IReadOnlyList<ResolvedTarget> Of(TargetSet set, MeasureDefinition definition) =>
        [.. PlannedPeriods.Of(set, definition.Frequency)
            .Select(period => Trajectory.At(set, period, definition.TemporalType == TemporalType.Cumulative))
            .OfType<PeriodTarget>()
            .Select(target => (target.Period, Lines: Thresholds.Of(target, set.Tolerance, definition.Polarity)))
            .Select(one => new ResolvedTarget(one.Period, one.Period.Label, one.Lines.Target, one.Lines.Amber, one.Lines.Stretch))];

    /// <summary>The lines of a range measure, which hold in every period.</summary>
    public static ResolvedRange? OfRange(TargetSet set, MeasureDefinition definition) => definition is { Polarity: Polarity.Range, Range: { } range }
        && Thresholds.Around(range, set.Tolerance) is var (low, high) ? new(low, range.Low, range.High, high) : null;
}
