using Npgsql;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Data.Queries;

/// <summary>The series that go on where others end: a measure's, for the series of those it took the place of.</summary>
internal static class Successors
{
    private const string Sql = """
        select s.id, s.measure_id, s.breakdown_id, s.revision
        from series s join unnest($1, $2) as wanted (measure_id, breakdown_id) using (measure_id, breakdown_id)
        where s.revision > 0
        order by s.measure_id, s.breakdown_id
        for update of s
        """;

    /// <summary>Finds and locks those of <paramref name="changed"/> that are not among them. Without a replacement in the catalogue it asks nothing.</summary>
    public static async Task<List<ChangedSeries>> Of(NpgsqlConnection connection, CatalogueSnapshot catalogue, IReadOnlyList<ChangedSeries> changed, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<(int Measure, int Breakdown)>();
        foreach (var series in changed)
            foreach (var successor in catalogue.SuccessorsOf(series.MeasureId))
                wanted.Add((successor.Id, series.BreakdownId));
        if (wanted.Count == 0)
            return [];
        wanted.ExceptWith(changed.Select(series => (series.MeasureId, series.BreakdownId)));
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters = { new() { Value = wanted.Select(one => one.Measure).ToArray() }, new() { Value = wanted.Select(one => one.Breakdown).ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<ChangedSeries>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(new(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3)));
        return found;
    }
}
