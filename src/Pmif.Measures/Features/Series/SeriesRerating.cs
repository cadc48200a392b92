using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Series;

/// <summary>
/// After a change of targets or definition, within its transaction: the latest value of each series is rated anew, and so is every value that
/// had no colour yet, or lies after the end of the measure. Earlier colours stay as they were given.
/// </summary>
internal sealed class SeriesRerating(MeasuresDb db, SeriesRefresh refresh)
{
    /// <summary>Rates the series of a measure, or the one of a breakdown.</summary>
    public async Task Run(int measureId, int? breakdownId, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (series, now) = await Ratings.Lock(connection, measureId, breakdownId, cancellationToken);
        if (series.Count == 0)
            return;
        // Not from the cache: this transaction's own change is not in it.
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        var measure = catalogue.Measure(measureId);
        var filled = new List<ChangedSeries>();
        foreach (var chunk in series.Chunk(SeriesRefresh.ChunkSize))
        {
            var points = await SeriesPoints.Read(connection, [.. chunk.Select(one => one.Id)], cancellationToken);
            await Ratings.Write(connection, now, [.. chunk.SelectMany(one => NewRatings(one, measure, points[one.Id]))], cancellationToken);
            filled.AddRange(chunk.Where(one => points[one.Id].Count > 0));
        }
        await refresh.Run(catalogue, filled, Guid.Empty, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<NewRating> NewRatings(ChangedSeries series, MeasureEntry measure, List<SeriesPoint> points)
    {
        var targets = measure.TargetsOf(series.BreakdownId);
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            if (i < points.Count - 1 && !measure.IsRetiredAt(point.Period) && point.Rag is (Rag.Green or Rag.Amber or Rag.Red or Rag.Blue))
                continue;
            var definition = measure.InForceAt(point.Period);
            var status = PointStatus.OfReported(definition?.Definition, targets, point.Period, point.Value, point.Flag);
            if (status != new PointStatus(point.Rag, point.Target))
                yield return new(series.Id, point.Period, status, (definition ?? measure.Current).Version, targets?.Version);
        }
    }
}
