using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>Targets that broke no rule, not yet stored.</summary>
/// <param name="Measure">Whose they are.</param>
/// <param name="Breakdown">What they are about.</param>
/// <param name="Set">The version that they would be.</param>
/// <param name="Standing">The newest version that stands.</param>
internal sealed record PlannedTargets(MeasureEntry Measure, BreakdownEntry Breakdown, TargetSet Set, TargetSet? Standing)
{
    /// <summary>Whether they say what stands already.</summary>
    public bool ChangesNothing => Standing?.IsSameAs(Set) == true;

    public IReadOnlyList<RuleBreach> Warnings => TargetWarnings.Of(Set, Measure.Current.Definition, Standing);
}

/// <summary>Reads targets as they are sent and holds them against the rules; the same for setting, trying out and proposing them.</summary>
internal sealed class PlanTargets(TargetHistory history)
{
    public async Task<Result<PlannedTargets>> Handle(CatalogueSnapshot catalogue, string code, TargetsBody body, CancellationToken cancellationToken)
    {
        if (body.Tolerance is not { } tolerance)
            return TargetFaults.ToleranceMissing;
        if (body.Targets is { Count: > 1_000 } || body.Reason is { Length: > 2_000 } || body.Reason?.Contains('\0') == true)
            return TargetFaults.TooMany;
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (!catalogue.TryBreakdown(body.Breakdown ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{body.Breakdown}'.");
        var standing = measure.TargetsOf(breakdown.Id);
        var set = new TargetSet
        {
            Version = (standing?.Version ?? 0) + 1,
            EffectiveFrom = body.EffectiveFrom,
            Baseline = body.Baseline,
            Tolerance = tolerance,
            Targets = [.. (body.Targets ?? []).OrderBy(target => target.Period)],
            Trajectory = body.Trajectory,
            AmberRule = body.AmberRule,
            JudgedAgainst = body.JudgedAgainst,
            // Who leaves it out does not thereby take the second person away.
            Approval = body.Approval ?? standing?.Approval ?? TargetApproval.None,
        };
        if (set is { Trajectory: TrajectoryKind.Seasonal, Targets.Count: > 0 })
            set = set with { SeasonalShares = await history.SharesBefore(measure, breakdown.Id, set.Targets[0].Period.Start, cancellationToken) };
        return TargetRules.FirstBreach(set, measure.Current.Definition) is { } breach ? TargetFaults.Invalid(breach) : new PlannedTargets(measure, breakdown, set, standing);
    }
}
