using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Targets;

/// <summary>What may be meant, but is worth a second look before targets are saved.</summary>
public static class TargetWarnings
{
    /// <summary>The warnings on <paramref name="set"/>, as stable codes and sentences.</summary>
    /// <param name="set">Targets that broke no rule.</param>
    /// <param name="definition">The measure.</param>
    /// <param name="standing">The targets that they would replace.</param>
    public static IReadOnlyList<RuleBreach> Of(TargetSet set, MeasureDefinition definition, TargetSet? standing) =>
        [.. new[] { NoAmber(set, definition), RunningTotal(set, definition), Dropped(set, standing) }.OfType<RuleBreach>()];

    // Also where a line crosses zero, or where the declared decimals are too few to show the band.
    private static RuleBreach? NoAmber(TargetSet set, MeasureDefinition definition)
    {
        var flat = set is { Tolerance: { Unit: not ToleranceUnit.Threshold, Amount: > 0 } }
            ? ResolvedTargets.Of(set, definition).FirstOrDefault(line => line.Amber.Printed(definition.Decimals) == line.Target.Printed(definition.Decimals))
            : null;
        return flat is null ? null
            : new("measures.amber-invisible", $"Amber has no width for {flat.PeriodLabel}: target and amber threshold are the same at {definition.Decimals} decimals.");
    }

    private static RuleBreach? RunningTotal(TargetSet set, MeasureDefinition definition) =>
        set.Trajectory == TrajectoryKind.Cumulative && definition.TemporalType != TemporalType.Cumulative && ReportingStep.Months(definition.Frequency) is > 0 and < 12
            ? new("measures.trajectory-running-total", "A cumulative trajectory grows over the year, but the measure's values are not running totals.")
            : null;

    private static RuleBreach? Dropped(TargetSet set, TargetSet? standing)
    {
        var dropped = standing?.Targets.Where(target => !(target.Period.End < set.EffectiveFrom) && set.Targets.All(other => !other.Period.Contains(target.Period))).ToList() ?? [];
        return dropped.Count == 0 ? null
            : new("measures.targets-dropped", $"{Labels(dropped)} would have no target any more. Say from which day these targets hold to leave earlier periods as they are.");
    }

    private static string Labels(List<PeriodTarget> targets) => targets.Count switch
    {
        1 => targets[0].Period.Label,
        _ => $"{targets[0].Period.Label} and {targets.Count - 1} more",
    };
}
