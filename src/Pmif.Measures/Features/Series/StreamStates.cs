using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Series;

/// <summary>The states of many series, page by page, so that a reader can rebuild what it knows from nothing.</summary>
internal sealed class StreamStates(MeasuresDb db, CatalogueCache catalogues)
{
    private const int PageSize = 200;

    private const int RecentPoints = 24;

    public sealed record Request(IReadOnlyCollection<string> Measures, string? Breakdown, DateOnly? Through, DateTimeOffset? AsOf);

    public sealed record Snapshot(string Measure, string Breakdown, SeriesState State, IReadOnlyList<PointRow> Recent, DateTime? RecordedAt);

    public async IAsyncEnumerable<IReadOnlyList<Snapshot>> Handle(Request request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        int? breakdownId = null;
        if (request.Breakdown is { } code)
        {
            if (!catalogue.TryBreakdown(code, out var breakdown))
                yield break;
            breakdownId = breakdown.Id;
        }
        var measures = request.Measures.Count == 0 ? null
            : request.Measures.Select(wanted => catalogue.TryMeasure(wanted, out var entry) ? entry.Id : 0).ToArray();
        for (long after = 0; ;)
        {
            // Each page is one snapshot: state and points of a series belong together, and nothing stays open while the reader takes its time.
            var page = await Page(catalogue, request, after, measures, breakdownId, cancellationToken);
            if (page.Count == 0)
                yield break;
            after = page[^1].Id;
            yield return [.. page.Select(row => row.Snapshot).OfType<Snapshot>()];
        }
    }

    private async Task<List<(long Id, Snapshot? Snapshot)>> Page(
        CatalogueSnapshot catalogue, Request request, long after, int[]? measures, int? breakdownId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var series = await SeriesRows.Page(db, after, measures, breakdownId, PageSize, cancellationToken);
        var points = await PointRows.Read((NpgsqlConnection)db.Database.GetDbConnection(), [.. series.Select(row => row.Id)], request.AsOf, cancellationToken);
        await CarriedPoints.Prepend((NpgsqlConnection)db.Database.GetDbConnection(), catalogue,
            series.Where(row => catalogue.Knows(row.MeasureId, row.BreakdownId)), points, request.AsOf, cancellationToken);
        // Whatever was defined after the snapshot of the catalogue was taken comes by event.
        return series.ConvertAll(row => (row.Id, catalogue.Knows(row.MeasureId, row.BreakdownId) ? SnapshotOf(catalogue, request, row, points[row.Id]) : null));
    }

    private static Snapshot SnapshotOf(CatalogueSnapshot catalogue, Request request, SeriesRow row, List<PointRow> points)
    {
        var measure = catalogue.Measure(row.MeasureId);
        if (request.Through is { } through)
            points.RemoveAll(point => point.Period.End > through);
        var state = request is { Through: null, AsOf: null } ? row.State : catalogue.StateOf(measure.Id, row.BreakdownId, points.ConvertAll(point => point.ToPoint()), row.State.Revision,
            CarriedPoints.Breaks(catalogue, points.Select(point => (point.Measure ?? measure.Code, point.Period))));
        return new(measure.Code, catalogue.Breakdown(row.BreakdownId).Code, measure.Told(state), [.. points.Skip(points.Count - RecentPoints).Select(point => point.Dated(measure.At(point.Period.End).Definition))], row.ChangedAt);
    }
}
