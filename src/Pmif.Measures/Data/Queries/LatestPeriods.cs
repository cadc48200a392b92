using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>How far the values of measures reach.</summary>
internal static class LatestPeriods
{
    private const string Sql = """
        select distinct on (measure_id) measure_id, period_start, period_months
        from series
        where measure_id = any($1) and period_start is not null
        order by measure_id, period_start + make_interval(months => period_months) desc
        """;

    /// <summary>The latest period of any series of each measure.</summary>
    public static async Task<Dictionary<int, Period>> LatestPeriodsOf(this MeasuresDb db, int[] measures, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(Sql, (NpgsqlConnection)db.Database.GetDbConnection()) { Parameters = { new() { Value = measures } } };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var latest = new Dictionary<int, Period>();
            while (await reader.ReadAsync(cancellationToken))
                latest.Add(reader.GetInt32(0), new Period(reader.GetFieldValue<DateOnly>(1), reader.GetInt16(2)));
            return latest;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
