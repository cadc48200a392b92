using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Series;

/// <summary>
/// Works out the state of series that changed, stores it and tells of it, within the transaction that changed them.
/// The events of the last chunk are left for the caller's own save, which spares small submissions a round trip.
/// </summary>
internal sealed class SeriesRefresh(MeasuresDb db, SeriesMemory memory)
{
    /// <summary>Series in one message, and in one round of work.</summary>
    public const int ChunkSize = 200;

    private const int Recents = 24;

    private readonly List<(long Series, long Revision, List<SeriesPoint> Points)> worked = [];

    public async Task Run(CatalogueSnapshot catalogue, IReadOnlyList<ChangedSeries> changed, Guid submission, DateTime recordedAt, CancellationToken cancellationToken)
    {
        await Refresh(catalogue, changed, submission, recordedAt, cancellationToken);
        if (await Successors.Of((NpgsqlConnection)db.Database.GetDbConnection(), catalogue, changed, cancellationToken) is { Count: > 0 } following)
            await Refresh(catalogue, following, submission, recordedAt, cancellationToken);
    }

    private async Task Refresh(CatalogueSnapshot catalogue, IReadOnlyList<ChangedSeries> changed, Guid submission, DateTime recordedAt, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        foreach (var ofMeasure in changed.GroupBy(series => series.MeasureId))
            foreach (var chunk in ofMeasure.Chunk(ChunkSize))
            {
                var update = await Work(connection, catalogue, ofMeasure.Key, chunk, submission, recordedAt, cancellationToken);
                await SeriesStates.Write(connection, recordedAt, update.States, cancellationToken);
                await SaveEarlierChunk(cancellationToken);
                db.Publish(update.Event);
            }
    }

    /// <summary>Works out the states of some series of one measure and what is told of them; writes neither.</summary>
    public async Task<Update> Work(NpgsqlConnection connection, CatalogueSnapshot catalogue, int measureId, ChangedSeries[] chunk, Guid submission, DateTime recordedAt,
        CancellationToken cancellationToken)
    {
        var measure = catalogue.Measure(measureId);
        var points = await PointsOf(connection, chunk, cancellationToken);
        await SettledRatings.Settle(connection, catalogue, measure, chunk, points, recordedAt, cancellationToken);
        await CarriedPoints.Prepend(connection, catalogue, measure, chunk, points, cancellationToken);
        var states = chunk.Select(series => (series.Id, State: catalogue.StateOf(measure.Id, series.BreakdownId, points[series.Id], series.Revision + 1))).ToList();
        return new(states, new MeasureUpdated(measure.Code, submission, recordedAt, [.. chunk.Zip(states, (series, state) =>
            new SeriesUpdated(catalogue.Breakdown(series.BreakdownId).Code, state.State.Revision, measure.Told(state.State), Recent(points[series.Id])))]));
    }

    /// <summary>New states and the event that tells of them.</summary>
    public sealed record Update(IReadOnlyList<(long Id, SeriesState State)> States, MeasureUpdated Event);

    /// <summary>To be called once the transaction is committed: the next small change of these series need not read them.</summary>
    public void Remember()
    {
        foreach (var (series, revision, points) in worked)
            memory.Keep(series, revision, points);
        worked.Clear();
    }

    /// <summary>To be called where the transaction came to nothing.</summary>
    public void Forget() => worked.Clear();

    private async Task<Dictionary<long, List<SeriesPoint>>> PointsOf(NpgsqlConnection connection, ChangedSeries[] chunk, CancellationToken cancellationToken)
    {
        var known = new Dictionary<long, List<SeriesPoint>>(chunk.Length);
        foreach (var series in chunk)
            if (series.Points is { } changes && memory.TryTake(series.Id, series.Revision, out var points))
            {
                SeriesPoints.Apply(changes, points);
                known.Add(series.Id, points);
            }
        if (known.Count < chunk.Length)
            foreach (var (id, points) in await SeriesPoints.Read(connection, [.. chunk.Select(series => series.Id).Where(id => !known.ContainsKey(id))], cancellationToken))
                known.Add(id, points);
        foreach (var series in chunk)
            if (series.Points is not null)
                worked.Add((series.Id, series.Revision + 1, known[series.Id]));
        return known;
    }

    private async Task SaveEarlierChunk(CancellationToken cancellationToken)
    {
        if (!db.ChangeTracker.HasChanges())
            return;
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static RecentPoints Recent(List<SeriesPoint> points) => [.. points.Skip(points.Count - Recents)
        .Select(point => new RecentPoint(point.Period, point.Value, point.Lower, point.Upper, point.Flag, point.Rag))];
}
