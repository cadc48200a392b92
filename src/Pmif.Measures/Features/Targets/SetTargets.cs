using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>Sets the targets of a series as a new version; the same targets again change nothing. Its latest value is rated anew at once.</summary>
internal sealed class SetTargets(MeasuresDb db, CatalogueCache catalogues, TargetHistory history, SeriesRerating rerating, TimeProvider clock)
{
    public sealed record Request(string Measure, TargetsBody Body, Caller Caller);

    public async Task<Result<TargetsResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        if (body.Tolerance is not { } tolerance)
            return TargetFaults.ToleranceMissing;
        if (body.Targets is { Count: > 1_000 } || body.Reason is { Length: > 2_000 } || body.Reason?.Contains('\0') == true)
            return TargetFaults.TooMany;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (!catalogue.TryBreakdown(body.Breakdown ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{body.Breakdown}'.");

        var definition = measure.Current.Definition;
        var set = new TargetSet
        {
            Version = (measure.TargetsOf(breakdown.Id)?.Version ?? 0) + 1,
            Baseline = body.Baseline,
            Tolerance = tolerance,
            Targets = [.. (body.Targets ?? []).OrderBy(target => target.Period)],
            Trajectory = body.Trajectory,
        };
        if (set.Targets.Any(target => Largest(target) > NumberText.Largest))
            return TargetFaults.OutOfRange;
        if (set is { Trajectory: TrajectoryKind.Seasonal, Targets.Count: > 0 })
            set = set with { SeasonalShares = await history.SharesBefore(measure, breakdown.Id, set.Targets[0].Period.Start, cancellationToken) };
        if (TargetRules.FirstBreach(set, definition) is { } breach)
            return TargetFaults.Invalid(breach);
        if (measure.TargetsOf(breakdown.Id) is { } standing && standing.IsSameAs(set))
            return await history.Response(measure, breakdown, cancellationToken);

        db.Add(RowOf(set, measure.Id, breakdown.Id, request));
        await db.SaveChangesAsync(cancellationToken);
        await rerating.Run(measure.Id, breakdown.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await history.Response((await catalogues.Current(db, cancellationToken)).Measure(measure.Id), breakdown, cancellationToken);
    }

    private static decimal Largest(PeriodTarget target) =>
        Math.Max(Math.Abs(target.Value), Math.Max(Math.Abs(target.Stretch ?? 0), Math.Abs(target.Amber ?? 0)));

    private TargetSetRow RowOf(TargetSet set, int measureId, int breakdownId, Request request) => new()
    {
        MeasureId = measureId,
        BreakdownId = breakdownId,
        Version = set.Version,
        BaselineStart = set.Baseline?.Period.Start,
        BaselineMonths = (short?)set.Baseline?.Period.Months,
        BaselineValue = set.Baseline?.Value,
        ToleranceUnit = Words.Of(set.Tolerance.Unit),
        ToleranceAmount = set.Tolerance.Amount,
        Trajectory = Words.Of(set.Trajectory),
        SeasonalShares = [.. set.SeasonalShares],
        Reason = request.Body.Reason ?? "",
        RecordedAt = clock.GetUtcNow(),
        RecordedBy = request.Caller.Name,
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
