using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Features.Series;

namespace Pmif.Measures.Features.Targets;

/// <summary>Stores targets as a new version and rates what follows from it, within the transaction of the caller, which holds the catalogue.</summary>
internal sealed class StoreTargets(MeasuresDb db, SeriesRerating rerating, TimeProvider clock)
{
    public async Task Handle(PlannedTargets planned, string? reason, string by, CancellationToken cancellationToken)
    {
        db.Add(RowOf(planned, reason, by));
        await db.SaveChangesAsync(cancellationToken);
        await rerating.Run(planned.Measure.Id, planned.Breakdown.Id, Restatement.OfLatest(reason, by), cancellationToken);
    }

    private TargetSetRow RowOf(PlannedTargets planned, string? reason, string by)
    {
        var set = planned.Set;
        return new TargetSetRow
        {
            MeasureId = planned.Measure.Id,
            BreakdownId = planned.Breakdown.Id,
            Version = set.Version,
            EffectiveFrom = set.EffectiveFrom,
            BaselineStart = set.Baseline?.Period.Start,
            BaselineMonths = (short?)set.Baseline?.Period.Months,
            BaselineValue = set.Baseline?.Value,
            ToleranceUnit = Words.Of(set.Tolerance.Unit),
            ToleranceAmount = set.Tolerance.Amount,
            Trajectory = Words.Of(set.Trajectory),
            AmberRule = Words.Of(set.AmberRule),
            JudgedAgainst = Words.Of(set.JudgedAgainst),
            Approval = Words.Of(set.Approval),
            SeasonalShares = [.. set.SeasonalShares],
            Reason = reason ?? "",
            RecordedAt = clock.StoredNow(),
            RecordedBy = by,
            Targets = [.. set.Targets.Select(target => new TargetRow
            {
                PeriodStart = target.Period.Start,
                PeriodMonths = (short)target.Period.Months,
                Value = target.Value,
                Stretch = target.Stretch,
                Amber = target.Amber,
            })],
        };
    }
}
