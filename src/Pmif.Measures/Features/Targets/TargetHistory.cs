using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Variation;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>What is stored about the targets of a series, and the past values that a seasonal trajectory is taken from.</summary>
internal sealed class TargetHistory(MeasuresDb db)
{
    public async Task<Result<TargetsResponse>> Response(MeasureEntry measure, BreakdownEntry breakdown, CancellationToken cancellationToken)
    {
        var row = await db.TargetSets.AsNoTracking().Where(set => set.MeasureId == measure.Id && set.BreakdownId == breakdown.Id)
            .OrderByDescending(set => set.Version).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
            return TargetFaults.NotSet;
        var set = CatalogueCache.TargetSetOf(row);
        return new TargetsResponse(measure.Code, breakdown.Code, row.Version, set.Baseline, set.Tolerance, set.Targets, set.Trajectory, row.Reason,
            row.RecordedAt, row.RecordedBy, TargetsResponse.Resolve(set, measure.Current.Definition));
    }

    /// <summary>Seasonal shares from the years before <paramref name="yearStart"/>; empty where they do not suffice.</summary>
    public async Task<IReadOnlyList<decimal>> SharesBefore(MeasureEntry measure, int breakdownId, DateOnly yearStart, CancellationToken cancellationToken)
    {
        var definition = measure.Current.Definition;
        var step = ReportingStep.Months(definition.Frequency);
        if (step is 0 or 12)
            return [];
        var (series, _) = await Ratings.Lock((NpgsqlConnection)db.Database.GetDbConnection(), measure.Id, breakdownId, cancellationToken);
        if (series.Count == 0)
            return [];
        var points = (await SeriesPoints.Read((NpgsqlConnection)db.Database.GetDbConnection(), [series[0].Id], cancellationToken))[series[0].Id];
        var flows = new Dictionary<Period, decimal>();
        SeriesPoint? before = null;
        foreach (var point in points.Where(point => point.Period.Months == step))
        {
            var amount = point.Value is not { } value ? null
                : definition.TemporalType == TemporalType.Cumulative ? ChartableValues.OwnAmount(point, before, value) : value;
            if (amount is { } own)
                flows[point.Period] = own;
            before = point;
        }
        return SeasonalProfile.From(flows, step, yearStart) ?? [];
    }
}
