using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Series;

/// <summary>Which colours may change that were given already, and why.</summary>
/// <param name="Cause">Who wants it.</param>
/// <param name="From">First day; with neither day, the latest value of each series only.</param>
/// <param name="To">Last day.</param>
internal sealed record Restatement(RatingCause Cause, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The latest values, where somebody said why; colours are never restated without a reason.</summary>
    public static Restatement? OfLatest(string? reason, string by) => string.IsNullOrWhiteSpace(reason) ? null : new Restatement(new RatingCause(reason.Trim(), by));

    public bool Covers(Period period, bool isLatest) => (From, To) == (null, null) ? isLatest : !(period.End < From) && !(period.Start > To);
}

/// <summary>
/// After a change of targets or definition, within its transaction: every value that had no colour yet is rated, and one that lies after the end of
/// the measure is not in force. Colours that were given stay as they were but for those that a reasoned restatement covers; what it changes is marked.
/// </summary>
internal sealed class SeriesRerating(MeasuresDb db, SeriesRefresh refresh)
{
    /// <summary>Rates the series of a measure, or the one of a breakdown; how many ratings changed.</summary>
    public async Task<int> Run(int measureId, int? breakdownId, Restatement? restated, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var (series, now) = await SeriesRatings.Lock(connection, measureId, breakdownId, cancellationToken);
        if (series.Count == 0)
            return 0;
        // Not from the cache: this transaction's own change is not in it.
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        var measure = catalogue.Measure(measureId);
        var (filled, changed) = (new List<ChangedSeries>(), 0);
        foreach (var chunk in series.Chunk(SeriesRefresh.ChunkSize))
        {
            var points = await SeriesPoints.Read(connection, [.. chunk.Select(one => one.Id)], cancellationToken);
            await SettledRatings.Mark(connection, measure, points, cancellationToken);
            NewRating[] ratings = [.. chunk.SelectMany(one => NewRatings(one, measure, points[one.Id], restated))];
            await SeriesRatings.Write(connection, now, ratings, restated?.Cause, cancellationToken);
            filled.AddRange(chunk.Where(one => points[one.Id].Count > 0));
            changed += ratings.Length;
        }
        // What was just restated for the first time must be marked in the states that follow.
        if (changed > 0 && !measure.HasGivenRatings)
            catalogue = await CatalogueCache.Load(db, cancellationToken);
        await refresh.Run(catalogue, filled, Guid.Empty, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }

    private static List<NewRating> NewRatings(ChangedSeries series, MeasureEntry measure, List<SeriesPoint> points, Restatement? restated)
    {
        var ratings = new List<NewRating>();
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            var mayRestate = restated?.Covers(point.Period, i == points.Count - 1) == true;
            // What a person set stands until it is withdrawn.
            if (point.Origin == RatingOrigin.Overridden || (point.IsRated && !mayRestate && !measure.IsRetiredAt(point.Period)))
                continue;
            var (definition, targets) = (measure.InForceAt(point.Period), measure.TargetsAt(series.BreakdownId, point.Period));
            var held = targets?.AmberRule == AmberRule.IfImproved && definition is not null && Improvement.Held(definition.Definition, CollectionsMarshal.AsSpan(points), i);
            var status = PointStatus.OfReported(definition?.Definition, targets, point.Period, point.Value, point.Flag, held);
            // Targets that say nothing about a period take nothing from it.
            if (status == new PointStatus(point.Rag, point.Target) || (point.IsRated && status.Rag == Rag.Baseline))
                continue;
            // A value without a colour keeps the target of its day too.
            if (status.Rag == point.Rag && point.Target is not null && !mayRestate)
                continue;
            ratings.Add(new(series.Id, point.Period, status, (definition ?? measure.Current).Version, targets?.Version,
                restated is not null && (point.IsRated || point.Target is not null) ? GivenKind.Revised : null));
        }
        return ratings;
    }
}
