using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Data.Queries;

/// <summary>
/// Carries series across a replacement: before the first point of a measure come those of the measure it replaces. They are read where they are,
/// never stored twice.
/// </summary>
internal static class CarriedPoints
{
    private const string Find = """
        select s.id, s.measure_id, s.breakdown_id from series s
        join unnest($1, $2) as wanted (measure_id, breakdown_id) using (measure_id, breakdown_id)
        """;

    /// <summary>A measure's own points after those of the time before its first, with the flag of a break between where its definition says so.</summary>
    public static List<T> Join<T>(List<T> own, List<T> earlier, MeasureEntry measure, Func<T, PointRow> rowOf, Func<T, PointRow, T> put)
    {
        var before = Before(own, earlier, point => rowOf(point).Period);
        if (before.Count > 0 && measure.Current.Definition.SeriesBreak && own.FindIndex(point => rowOf(point).Value is not null) is >= 0 and var first)
            own = [.. own[..first], put(own[first], rowOf(own[first]) with { Flag = ValueFlag.Break }), .. own[(first + 1)..]];
        return [.. before, .. own];
    }

    /// <summary>Puts the points of replaced measures before each series' own.</summary>
    public static async Task Prepend(NpgsqlConnection connection, CatalogueSnapshot catalogue, IEnumerable<SeriesRow> series,
        Dictionary<long, List<PointRow>> points, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        foreach (var ofMeasure in series.GroupBy(one => one.MeasureId))
        {
            var line = catalogue.LineOf(catalogue.Measure(ofMeasure.Key));
            if (line.Count < 2)
                continue;
            var ids = await Ids(connection, line, ofMeasure.Select(one => one.BreakdownId), cancellationToken);
            var earlier = await PointRows.Read(connection, [.. ids.Values], asOf, cancellationToken);
            foreach (var one in ofMeasure)
                points[one.Id] = Enumerable.Range(0, line.Count).Reverse().Aggregate(new List<PointRow>(), (carried, i) => Join(
                    i == 0 ? points[one.Id] : ids.TryGetValue((line[i].Id, one.BreakdownId), out var id) ? earlier[id].ConvertAll(row => row with { Measure = line[i].Code }) : [],
                    carried, line[i], row => row, (_, row) => row));
        }
    }

    /// <summary>The same for the points that states of one measure are made of.</summary>
    public static async Task Prepend(NpgsqlConnection connection, CatalogueSnapshot catalogue, MeasureEntry measure, IReadOnlyCollection<ChangedSeries> series,
        Dictionary<long, List<SeriesPoint>> points, CancellationToken cancellationToken)
    {
        var line = catalogue.CarriedLineOf(measure);
        if (line.Count < 2)
            return;
        var ids = await Ids(connection, line, series.Select(one => one.BreakdownId), cancellationToken);
        var earlier = await SeriesPoints.Read(connection, [.. ids.Values], cancellationToken);
        foreach (var one in series)
            // New lists: the old ones are remembered as what the series itself holds.
            points[one.Id] = Enumerable.Range(0, line.Count).Reverse().Aggregate(new List<SeriesPoint>(), (carried, i) =>
            {
                var own = i == 0 ? points[one.Id] : ids.TryGetValue((line[i].Id, one.BreakdownId), out var id) ? earlier[id] : [];
                return [.. Before(own, carried, point => point.Period), .. own];
            });
    }

    /// <summary>The periods at which a break lies between a measure and the one before it.</summary>
    public static IEnumerable<Period> Breaks(CatalogueSnapshot catalogue, IEnumerable<(string Measure, Period Period)> points)
    {
        string? before = null;
        foreach (var (measure, period) in points)
        {
            if (before is not null && before != measure && catalogue.TryMeasure(measure, out var entry) && entry.Current.Definition.SeriesBreak)
                yield return period;
            before = measure;
        }
    }

    private static List<T> Before<T>(List<T> own, List<T> earlier, Func<T, Period> periodOf) =>
        own.Count == 0 ? earlier : earlier.FindAll(point => periodOf(point) < periodOf(own[0]));

    private static async Task<Dictionary<(int, int), long>> Ids(NpgsqlConnection connection, IReadOnlyList<MeasureEntry> line, IEnumerable<int> breakdowns, CancellationToken cancellationToken)
    {
        var wanted = line.Skip(1).SelectMany(_ => breakdowns, (entry, breakdown) => (entry.Id, breakdown)).ToList();
        await using var command = new NpgsqlCommand(Find, connection)
        {
            Parameters = { new() { Value = wanted.ConvertAll(one => one.Id).ToArray() }, new() { Value = wanted.ConvertAll(one => one.breakdown).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<(int, int), long>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add((reader.GetInt32(1), reader.GetInt32(2)), reader.GetInt64(0));
        return found;
    }
}
