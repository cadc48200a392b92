using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Series;

namespace Pmif.Measures.Features.Recompute;

/// <summary>
/// Works out the state of each series from its points, batch by batch, each batch from one snapshot of the database. What seems to differ is looked
/// at once more with the series locked, since the catalogue may have changed meanwhile.
/// </summary>
internal sealed class RecomputeStates(MeasuresDb db, CatalogueCache catalogues, SeriesRefresh refresh, RecomputeRatings ratings)
{
    private const int BatchSize = 200;

    public async Task Run(int? measureId, bool check, Recompute.Tally tally, CancellationToken cancellationToken)
    {
        int[]? measures = measureId is { } id ? [id] : null;
        for (long after = 0; ;)
        {
            var (last, suspects) = await Batch(measures, after, tally, cancellationToken);
            foreach (var suspect in suspects)
                await LookAgain(suspect, check, tally, cancellationToken);
            if (last is null)
                return;
            after = last.Value;
        }
    }

    private async Task<(long? Last, List<long> Suspects)> Batch(int[]? measures, long after, Recompute.Tally tally, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var page = await SeriesRows.Page(db, after, measures, null, BatchSize, cancellationToken);
        var catalogue = await catalogues.Current(db, cancellationToken);
        var known = page.FindAll(row => catalogue.Knows(row.MeasureId, row.BreakdownId));
        var computed = await StatesOf(catalogue, known, tally, cancellationToken);
        tally.Series += known.Count;
        return (page.Count == 0 ? null : page[^1].Id, [.. known.Where(row => Text(row.State) != Text(computed[row.Id])).Select(row => row.Id)]);
    }

    private async Task<Dictionary<long, SeriesState>> StatesOf(CatalogueSnapshot catalogue, List<SeriesRow> series, Recompute.Tally? tally, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var rows = await PointRows.Read(connection, [.. series.Select(row => row.Id)], null, cancellationToken);
        var points = rows.ToDictionary(pair => pair.Key, pair => pair.Value.ConvertAll(row => row.ToPoint()));
        foreach (var ofMeasure in series.GroupBy(row => row.MeasureId))
            await CarriedPoints.Prepend(connection, catalogue, catalogue.Measure(ofMeasure.Key),
                [.. ofMeasure.Select(row => new ChangedSeries(row.Id, row.MeasureId, row.BreakdownId, row.State.Revision))], points, cancellationToken);
        if (tally is not null)
            foreach (var row in series)
                await ratings.Check(catalogue, row, rows[row.Id], points[row.Id], tally, cancellationToken);
        return series.ToDictionary(row => row.Id, row => catalogue.StateOf(row.MeasureId, row.BreakdownId, points[row.Id], row.State.Revision));
    }

    private async Task LookAgain(long id, bool check, Recompute.Tally tally, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ShareCatalogue(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select from series where id = {id} for update", cancellationToken);
        var row = (await SeriesRows.Page(db, id - 1, null, null, 1, cancellationToken)).Single();
        var catalogue = await catalogues.Current(db, cancellationToken);
        var computed = (await StatesOf(catalogue, [row], null, cancellationToken))[id];
        if (Text(row.State) == Text(computed))
            return;
        tally.State(new("state", catalogue.Measure(row.MeasureId).Code, catalogue.Breakdown(row.BreakdownId).Code, Text(row.State), Text(computed)));
        if (check)
            return;
        await refresh.Run(catalogue, [new(row.Id, row.MeasureId, row.BreakdownId, row.State.Revision)], Guid.Empty, await Now(cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<DateTime> Now(CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<DateTime>($"select clock_timestamp() as \"Value\"").ToListAsync(cancellationToken))[0];

    // As it travels: to the last decimal place, which equality of numbers would not see.
    private static string Text(SeriesState state) => JsonSerializer.Serialize(state, PmifJson.Options);
}
