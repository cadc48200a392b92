using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>When things came first, whatever became of them later; days are those of the server's clock.</summary>
internal static class ArrivalDays
{
    private const string Values = """
        select s.measure_id, v.period_start, v.period_months, min(v.recorded_at)
        from series s
        cross join lateral (
            select period_start, period_months, recorded_at from current_values where series_id = s.id and flag is distinct from 'withdrawn'
            union all
            select period_start, period_months, recorded_at from earlier_values where series_id = s.id and flag is distinct from 'withdrawn'
        ) v
        where s.measure_id = any($1) and s.breakdown_id = $2
        group by s.measure_id, v.period_start, v.period_months
        """;

    private const string Measures = "select measure_id, min(recorded_at) from measure_versions where measure_id = any($1) group by measure_id";

    private const string Parts = """
        select measure_id, count(*)::int, (count(*) filter (where period_start + make_interval(months => period_months) >= latest))::int
        from (
            select *, max(period_start + make_interval(months => period_months)) over (partition by measure_id) as latest
            from series where measure_id = any($1) and revision > 0 and period_start is not null
        ) s
        where breakdown_id <> 0
        group by measure_id
        """;

    /// <summary>The day on which each period's first value of some measures came.</summary>
    public static Task<Dictionary<(int, Period), DateOnly>> Of(MeasuresDb db, int[] measures, int breakdown, CancellationToken cancellationToken) =>
        Read(db, Values, reader => ((reader.GetInt32(0), new Period(reader.GetFieldValue<DateOnly>(1), reader.GetInt16(2))), Day(reader.GetDateTime(3))),
            cancellationToken, measures, breakdown);

    /// <summary>The day on which each measure was put on the list.</summary>
    public static Task<Dictionary<int, DateOnly>> OfMeasures(MeasuresDb db, int[] measures, CancellationToken cancellationToken) =>
        Read(db, Measures, reader => (reader.GetInt32(0), Day(reader.GetDateTime(1))), cancellationToken, measures);

    /// <summary>How many breakdowns of each measure have values, and how many of them reach its latest period.</summary>
    public static Task<Dictionary<int, (int Parts, int UpToDate)>> PartsOf(MeasuresDb db, int[] measures, CancellationToken cancellationToken) =>
        Read(db, Parts, reader => (reader.GetInt32(0), (reader.GetInt32(1), reader.GetInt32(2))), cancellationToken, measures);

    private static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.ToLocalTime());

    private static async Task<Dictionary<TKey, TValue>> Read<TKey, TValue>(
        MeasuresDb db, string sql, Func<NpgsqlDataReader, (TKey, TValue)> read, CancellationToken cancellationToken, params object[] parameters) where TKey : notnull
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
            foreach (var parameter in parameters)
                command.Parameters.Add(new() { Value = parameter });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var found = new Dictionary<TKey, TValue>();
            while (await reader.ReadAsync(cancellationToken))
            {
                var (key, value) = read(reader);
                found.Add(key, value);
            }
            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
