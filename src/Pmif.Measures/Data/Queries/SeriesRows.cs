using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>A series with its stored state.</summary>
internal sealed record SeriesRow(long Id, int MeasureId, int BreakdownId, DateTime? ChangedAt, SeriesState State);

/// <summary>Finds series and their stored states.</summary>
internal static class SeriesRows
{
    private const string Columns = """
        select id, measure_id, breakdown_id, changed_at, revision, period_start, period_months, value, target, rag, direction, movement, variation, assurance, forecast::text, rating, acceptable
        from series
        """;

    /// <summary>The series of a measure for some breakdowns.</summary>
    public static Task<List<SeriesRow>> Find(MeasuresDb db, int measureId, int[] breakdowns, CancellationToken cancellationToken) =>
        Read(db, $"{Columns} where measure_id = $1 and breakdown_id = any($2) and revision > 0", cancellationToken, new() { Value = measureId }, new() { Value = breakdowns });

    /// <summary>The next series after an id, of some measures and one breakdown or of all.</summary>
    public static Task<List<SeriesRow>> Page(MeasuresDb db, long after, int[]? measures, int? breakdownId, int limit, CancellationToken cancellationToken) =>
        Read(db, $"{Columns} where id > $1 and revision > 0 and ($2 is null or measure_id = any($2)) and ($3 is null or breakdown_id = $3) order by id limit $4", cancellationToken,
            new() { Value = after },
            new() { Value = (object?)measures ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
            new() { Value = (object?)breakdownId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            new() { Value = limit });

    /// <summary>The series that a condition, in SQL, holds for.</summary>
    public static Task<List<SeriesRow>> Where(MeasuresDb db, string condition, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) =>
        Read(db, $"{Columns} {condition}", cancellationToken, parameters);

    /// <summary>The next series after an id that have targets.</summary>
    public static Task<List<SeriesRow>> WithTargets(MeasuresDb db, long after, int limit, CancellationToken cancellationToken) =>
        Read(db, $"""
            {Columns} s where id > $1 and revision > 0
                and exists (select from target_sets t where t.measure_id = s.measure_id and t.breakdown_id = s.breakdown_id)
            order by id limit $2
            """, cancellationToken, new() { Value = after }, new() { Value = limit });

    private static async Task<List<SeriesRow>> Read(MeasuresDb db, string sql, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<SeriesRow>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new SeriesRow(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetDateTime(3), StateAt(reader)));
        return rows;
    }

    private static SeriesState StateAt(NpgsqlDataReader reader) => new(
        reader.IsDBNull(5) ? null : new Period(reader.GetFieldValue<DateOnly>(5), reader.GetInt16(6)),
        SeriesPoints.Number(reader, 7), SeriesPoints.Number(reader, 8),
        Words.Read<Rag>(reader.GetString(9)), Words.Read<Direction>(reader.GetString(10)),
        reader.IsDBNull(11) ? null : Words.Read<Movement>(reader.GetString(11)),
        Words.Read<Variation>(reader.GetString(12)), Words.Read<Assurance>(reader.GetString(13)),
        reader.IsDBNull(14) ? null : JsonSerializer.Deserialize<ForecastState>(reader.GetString(14), PmifJson.Options), reader.GetInt64(4))
    {
        Rating = Words.Read<RatingOrigin>(reader.GetString(15)),
        Acceptable = reader.GetBoolean(16),
    };
}
