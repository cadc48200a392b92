using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Data.Queries;

/// <summary>Points of some series, each in order of time.</summary>
internal static class SeriesPoints
{
    private const string Sql = """
        select series_id, period_start, period_months, value, lower, upper, flag, rag, target
        from current_values
        where series_id = any($1) and flag is distinct from 'withdrawn'
        order by series_id, period_start, period_months
        """;

    public static async Task<Dictionary<long, List<SeriesPoint>>> Read(NpgsqlConnection connection, long[] series, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = series } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var all = series.ToDictionary(id => id, _ => new List<SeriesPoint>());
        while (await reader.ReadAsync(cancellationToken))
            all[reader.GetInt64(0)].Add(PointAt(reader, 1));
        foreach (var points in all.Values)
            Order(points);
        return all;
    }

    /// <summary>Reads a point from eight columns, beginning with the period's start.</summary>
    public static SeriesPoint PointAt(NpgsqlDataReader reader, int first) => new(
        new Period(reader.GetFieldValue<DateOnly>(first), reader.GetInt16(first + 1)),
        Number(reader, first + 2), Number(reader, first + 3), Number(reader, first + 4),
        StoredWords.Flag(reader.IsDBNull(first + 5) ? null : reader.GetString(first + 5)),
        Words.Read<Rag>(reader.GetString(first + 6)), Number(reader, first + 7));

    /// <summary>The key orders by start; time orders by end. They differ only where lengths are mixed.</summary>
    public static void Order(List<SeriesPoint> points)
    {
        for (var i = 1; i < points.Count; i++)
            if (points[i].Period.Months != points[0].Period.Months)
            {
                points.Sort(static (one, other) => one.Period.CompareTo(other.Period));
                return;
            }
    }

    /// <summary>Puts changed points in their places.</summary>
    public static void Apply(IEnumerable<SeriesPoint> changes, List<SeriesPoint> points)
    {
        foreach (var change in changes)
        {
            var place = points.BinarySearch(change, InTime);
            if (place >= 0)
                points[place] = change;
            else
                points.Insert(~place, change);
        }
    }

    private static readonly Comparer<SeriesPoint> InTime = Comparer<SeriesPoint>.Create(static (one, other) => one.Period.CompareTo(other.Period));

    public static decimal? Number(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDecimal(column);
}
