using System.Runtime.InteropServices;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Data.Queries;

/// <summary>
/// What a rating needs that a row alone does not tell: whether a person gave it, and, where amber asks for an improvement, how last year's value
/// stands by now. Most measures need neither, and cost nothing here.
/// </summary>
internal static class SettledRatings
{
    private const string Origins = """
        select g.series_id, g.period_start, g.period_months, g.kind
        from given_ratings g join current_values c using (series_id, period_start, period_months, revision)
        where g.series_id = any($1) and g.kind <> 'withdrawn'
        """;

    private const string Missed = """
        select c.series_id, c.period_start, c.period_months, c.definition_version, c.target_version, coalesce(g.computed, c.rag)
        from current_values c
        join series s on s.id = c.series_id
        join target_sets t on t.measure_id = s.measure_id and t.breakdown_id = s.breakdown_id and t.version = c.target_version
        left join given_ratings g
            on (g.series_id, g.period_start, g.period_months, g.revision) = (c.series_id, c.period_start, c.period_months, c.revision)
        where c.series_id = any($1) and t.amber_rule = 'if-improved' and coalesce(g.computed, c.rag) in ('amber', 'red') and c.flag is distinct from 'withdrawn'
        """;

    private const string SetBeside = """
        update given_ratings g set computed = n.computed
        from unnest($1, $2, $3, $4) as n (series_id, period_start, period_months, computed)
        join current_values c using (series_id, period_start, period_months)
        where (g.series_id, g.period_start, g.period_months, g.revision) = (c.series_id, c.period_start, c.period_months, c.revision)
        """;

    /// <summary>Marks in <paramref name="points"/> who gave a rating, and puts right, there and in the database, what last year's values have changed.</summary>
    public static async Task Settle(NpgsqlConnection connection, CatalogueSnapshot catalogue, MeasureEntry measure, IReadOnlyCollection<ChangedSeries> series,
        Dictionary<long, List<SeriesPoint>> points, DateTime recordedAt, CancellationToken cancellationToken)
    {
        await Mark(connection, measure, points, cancellationToken);
        if (!measure.RatesImprovement)
            return;
        // A measure that took the place of another is compared with that one's values.
        var whole = new Dictionary<long, List<SeriesPoint>>(points);
        await CarriedPoints.Prepend(connection, catalogue, measure, series, whole, cancellationToken);
        var found = await Read(connection, Missed, series.Select(one => one.Id), 
            reader => (Definition: reader.GetInt32(3), Target: reader.GetInt32(4), Rag: Words.Read<Rag>(reader.GetString(5))), cancellationToken);
        var (changed, beside) = (new List<NewRating>(), new List<NewRating>());
        foreach (var (id, period, computed) in found)
        {
            var (own, all) = (points[id], whole[id]);
            var (index, carried) = (own.FindIndex(point => point.Period == period), all.Count - own.Count);
            if (index < 0)
                continue;
            var definition = measure.NewestFirst.First(version => version.Version == computed.Definition).Definition;
            var rag = Improvement.Held(definition, CollectionsMarshal.AsSpan(all), carried + index) ? Rag.Amber : Rag.Red;
            if (rag == computed.Rag)
                continue;
            var rating = new NewRating(id, period, new(rag, own[index].Target), computed.Definition, computed.Target);
            // What a person set stands; what the rule gives is put right beside it.
            if (own[index].Origin == RatingOrigin.Overridden)
            {
                beside.Add(rating);
                continue;
            }
            own[index] = own[index] with { Rag = rag };
            changed.Add(rating);
        }
        await SeriesRatings.Write(connection, recordedAt, changed, null, cancellationToken);
        await Put(connection, beside, cancellationToken);
    }

    private static async Task Put(NpgsqlConnection connection, List<NewRating> beside, CancellationToken cancellationToken)
    {
        if (beside.Count == 0)
            return;
        await using var command = new NpgsqlCommand(SetBeside, connection)
        {
            Parameters =
            {
                new() { Value = beside.Select(rating => rating.SeriesId).ToArray() },
                new() { Value = beside.Select(rating => rating.Period.Start).ToArray() },
                new() { Value = beside.Select(rating => (short)rating.Period.Months).ToArray() },
                new() { Value = beside.Select(rating => StoredWords.Stored(rating.Status.Rag)).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Marks which ratings a person gave.</summary>
    public static async Task Mark(NpgsqlConnection connection, MeasureEntry measure, Dictionary<long, List<SeriesPoint>> points, CancellationToken cancellationToken)
    {
        if (!measure.HasGivenRatings)
            return;
        foreach (var (id, period, kind) in await Read(connection, Origins, points.Keys, reader => Words.Read<GivenKind>(reader.GetString(3)), cancellationToken))
            if (points[id].FindIndex(point => point.Period == period) is >= 0 and var index)
                points[id][index] = points[id][index] with { Origin = kind == GivenKind.Overridden ? RatingOrigin.Overridden : RatingOrigin.Revised };
    }

    private static async Task<List<(long Series, Period Period, T Said)>> Read<T>(
        NpgsqlConnection connection, string sql, IEnumerable<long> series, Func<NpgsqlDataReader, T> rest, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = series.ToArray() } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(long, Period, T)>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add((reader.GetInt64(0), new Period(reader.GetFieldValue<DateOnly>(1), reader.GetInt16(2)), rest(reader)));
        return rows;
    }
}
