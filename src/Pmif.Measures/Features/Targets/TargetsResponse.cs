using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Features.Targets;

/// <summary>Targets as they are sent.</summary>
public sealed record TargetsBody(
    string? Breakdown, Baseline? Baseline, Tolerance? Tolerance, IReadOnlyList<PeriodTarget>? Targets, TrajectoryKind Trajectory = TrajectoryKind.Explicit, string? Reason = null);

/// <summary>Targets as they stand, with the lines between the colours worked out for each reporting period.</summary>
public sealed record TargetsResponse(
    string Measure, string Breakdown, int Version, Baseline? Baseline, Tolerance Tolerance, IReadOnlyList<PeriodTarget> Targets, TrajectoryKind Trajectory,
    string Reason, DateTimeOffset RecordedAt, string RecordedBy, IReadOnlyList<ResolvedTarget> Resolved)
{
    internal static IReadOnlyList<ResolvedTarget> Resolve(TargetSet set, MeasureDefinition definition) =>
        [.. PlannedPeriods.Of(set, definition.Frequency)
            .Select(period => Domain.Targets.Trajectory.At(set, period, definition.TemporalType == TemporalType.Cumulative))
            .OfType<PeriodTarget>()
            .Select(target => ResolvedTarget.Of(target, Thresholds.Of(target, set.Tolerance, definition.Polarity)))];
}

/// <summary>The lines between the colours for one period: green from the target, amber from the amber threshold, blue from the stretch.</summary>
public sealed record ResolvedTarget(Period Period, string PeriodLabel, decimal Target, decimal Amber, decimal? Stretch)
{
    internal static ResolvedTarget Of(PeriodTarget target, Thresholds lines) => new(target.Period, target.Period.Label, lines.Target, lines.Amber, lines.Stretch);
}
