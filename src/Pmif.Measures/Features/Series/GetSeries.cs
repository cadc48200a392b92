using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Series;

/// <summary>The points and the state of a series, now or as they were known at some time.</summary>
internal sealed class GetSeries(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Measure, string Breakdown, DateOnly? From = null, DateOnly? To = null, DateTimeOffset? AsOf = null);

    public async Task<Result<SeriesResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (!catalogue.TryBreakdown(request.Breakdown, out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{request.Breakdown}'.");

        // One snapshot, so that points and state belong together.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var series = await SeriesRows.Find(db, measure.Id, breakdown.Id, cancellationToken);
        if (series is null)
            return new SeriesResponse(measure.Code, breakdown.Code, [], StateOf(measure, breakdown.Id, [], 0));
        var points = (await PointRows.Read((NpgsqlConnection)db.Database.GetDbConnection(), [series.Id], request.AsOf, cancellationToken))[series.Id];
        var state = request.AsOf is null ? series.State : StateOf(measure, breakdown.Id, points, series.State.Revision);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        return new SeriesResponse(measure.Code, breakdown.Code,
            [.. points.Where(point => IsWithin(point, request))
                .Select(point => PointResponse.Of(point) with { Closed = catalogue.IsClosed(measure, breakdown.Id, point.Period, today) })], state);
    }

    private static SeriesState StateOf(MeasureEntry measure, int breakdownId, List<PointRow> points, long revision) => SeriesStatus.Of(
        measure.Current.Definition, measure.TargetsOf(breakdownId),
        CollectionsMarshal.AsSpan(points.ConvertAll(point => point.ToPoint())), revision);

    private static bool IsWithin(PointRow point, Request request) =>
        (request.From is not { } from || point.Period.End >= from) && (request.To is not { } to || point.Period.Start <= to);
}
