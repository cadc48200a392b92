using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
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
        var found = await Versions(measure, breakdown, int.MaxValue, 1, cancellationToken);
        return found.Count == 0 ? TargetFaults.NotSet : found[0];
    }

    /// <summary>The versions before one, newest first.</summary>
    public async Task<List<TargetsResponse>> Versions(MeasureEntry measure, BreakdownEntry breakdown, int before, int take, CancellationToken cancellationToken)
    {
        var rows = await db.TargetSets.AsNoTracking().Where(set => set.MeasureId == measure.Id && set.BreakdownId == breakdown.Id && set.Version < before)
            .OrderByDescending(set => set.Version).Take(take).ToListAsync(cancellationToken);
        var versions = rows.ConvertAll(row => (int?)row.Version);
        var approved = await db.TargetProposals.AsNoTracking().Where(proposal => proposal.MeasureId == measure.Id && proposal.BreakdownId == breakdown.Id
            && versions.Contains(proposal.Version)).ToDictionaryAsync(proposal => proposal.Version!.Value, cancellationToken);
        return rows.ConvertAll(row => Of(row, measure, breakdown, approved.GetValueOrDefault(row.Version)));
    }

    private static TargetsResponse Of(TargetSetRow row, MeasureEntry measure, BreakdownEntry breakdown, TargetProposalRow? proposal)
    {
        var (set, definition) = (CatalogueCache.TargetSetOf(row), measure.Current.Definition);
        return new TargetsResponse(measure.Code, breakdown.Code, row.Version, set.Baseline, set.Tolerance, set.Targets, set.Trajectory, row.Reason,
            row.RecordedAt, row.RecordedBy, ResolvedTargets.Of(set, definition))
        {
            Settings = TargetSettings.Of(set),
            ResolvedRange = ResolvedTargets.OfRange(set, definition),
            Warnings = [.. TargetWarnings.Of(set, definition, null).Select(warning => new TargetWarning(warning.Code, warning.Detail))],
            Proposal = proposal?.Id,
            ApprovedBy = proposal?.DecidedBy,
        };
    }

    /// <summary>Seasonal shares from the years before <paramref name="yearStart"/>; empty where they do not suffice.</summary>
    public async Task<IReadOnlyList<decimal>> SharesBefore(MeasureEntry measure, int breakdownId, DateOnly yearStart, CancellationToken cancellationToken)
    {
        var definition = measure.Current.Definition;
        var step = ReportingStep.Months(definition.Frequency);
        if (step is 0 or 12)
            return [];
        var (series, _) = await SeriesRatings.Lock((NpgsqlConnection)db.Database.GetDbConnection(), measure.Id, breakdownId, cancellationToken);
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
