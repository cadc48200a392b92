using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Realism;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>What targets would come to if they were saved: the lines of each period, what is odd about them or does not fit the past, and the colour of the latest value. Nothing is stored.</summary>
internal sealed class PreviewTargets(MeasuresDb db, TimeProvider clock)
{
    public async Task<TargetsResponse> Handle(PlannedTargets planned, string? reason, bool ratesLatest, Caller caller, CancellationToken cancellationToken)
    {
        var (set, definition) = (planned.Set, planned.Measure.Current.Definition);
        var (state, points) = await Standing(planned, cancellationToken);
        var flags = TargetRealism.Flags(definition, set, CollectionsMarshal.AsSpan(points), state?.Forecast);
        return new TargetsResponse(planned.Measure.Code, planned.Breakdown.Code, planned.ChangesNothing ? planned.Standing!.Version : set.Version, set.Baseline, set.Tolerance, set.Targets,
            set.Trajectory, reason ?? "", clock.StoredNow(), caller.Name, ResolvedTargets.Of(set, definition))
        {
            Settings = TargetSettings.Of(set),
            ResolvedRange = ResolvedTargets.OfRange(set, definition),
            Warnings = [.. planned.Warnings.Select(warning => new TargetWarning(warning.Code, warning.Detail)), .. flags.Select(flag => new TargetWarning(flag.Code, flag.Detail))],
            DryRun = true,
            Latest = points.Count == 0 ? null : Of(planned, points, ratesLatest),
            Outlook = state?.Forecast is { } forecast ? Outlook(definition, HoldsIn(planned, forecast.Period), points, forecast) : null,
        };
    }

    // Before their first day the version before holds.
    private static TargetSet? HoldsIn(PlannedTargets planned, Period period) =>
        planned.Set.EffectiveFrom is { } from && from > period.End ? planned.Measure.TargetsAt(planned.Breakdown.Id, period) : planned.Set;

    private static TargetOutlook Outlook(MeasureDefinition definition, TargetSet? set, List<SeriesPoint> points, ForecastState forecast)
    {
        var rated = YearEndForecast.Rated(definition, set, CollectionsMarshal.AsSpan(points), forecast with { Target = null, Rag = null });
        return new(rated, HitChance.Of(definition, rated, rated.Target));
    }

    private async Task<(SeriesState? State, List<SeriesPoint> Points)> Standing(PlannedTargets planned, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var series = await SeriesRows.Find(db, planned.Measure.Id, [planned.Breakdown.Id], cancellationToken);
        if (series.Count == 0)
            return (null, []);
        var all = await SeriesPoints.Read(connection, [series[0].Id], cancellationToken);
        await SettledRatings.Mark(connection, planned.Measure, all, cancellationToken);
        return (series[0].State, all[series[0].Id]);
    }

    private static LatestRating Of(PlannedTargets planned, List<SeriesPoint> points, bool ratesLatest)
    {
        var latest = points[^1];
        var definition = planned.Measure.InForceAt(latest.Period)?.Definition;
        var set = HoldsIn(planned, latest.Period);
        var held = definition is not null && Improvement.Held(definition, CollectionsMarshal.AsSpan(points), points.Count - 1);
        var status = PointStatus.OfReported(definition, set, latest.Period, latest.Value, latest.Flag, held);
        var stays = latest.Origin == RatingOrigin.Overridden || (latest.IsRated && (!ratesLatest || status.Rag == Rag.Baseline));
        var after = stays ? new PointStatus(latest.Rag, latest.Target) : status;
        return new(latest.Period, latest.Period.Label, latest.Value, latest.Rag, latest.Target, after.Rag, after.Target);
    }
}
