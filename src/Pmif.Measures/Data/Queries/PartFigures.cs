using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.RollUps;

namespace Pmif.Measures.Data.Queries;

/// <summary>Reads what a roll-up adds: the figures of one measure for many breakdowns.</summary>
internal static class PartFigures
{
    private const string Now = """
        select s.breakdown_id, v.period_start, v.period_months, v.value, v.numerator, v.denominator, v.flag
        from series s
        join current_values v on v.series_id = s.id
        where s.measure_id = $1 and s.breakdown_id = any($2) and v.flag is distinct from 'withdrawn'
            and ($3 is null or v.period_start >= $3) and ($4 is null or v.period_start <= $4)
        limit $5
        """;

    private const string AsOf = """
        select s.breakdown_id, v.period_start, v.period_months, v.value, v.numerator, v.denominator, v.flag
        from series s
        cross join lateral (
            select period_start, period_months, value, numerator, denominator, flag
            from current_values where series_id = s.id and recorded_at <= $6
            union all
            select period_start, period_months, value, numerator, denominator, flag
            from earlier_values where series_id = s.id and recorded_at <= $6 and superseded_at > $6
        ) v
        where s.measure_id = $1 and s.breakdown_id = any($2) and v.flag is distinct from 'withdrawn'
            and ($3 is null or v.period_start >= $3) and ($4 is null or v.period_start <= $4)
        limit $5
        """;

    private const string Within = """
        select s.breakdown_id, v.period_start, v.period_months, v.value, v.numerator, v.denominator, v.flag
        from unnest($3::date[], $4::smallint[]) as p (period_start, period_months)
        join series s on s.measure_id = $1 and s.breakdown_id = any($2)
        join current_values v on v.series_id = s.id and v.period_start = p.period_start and v.period_months = p.period_months
        where v.flag is distinct from 'withdrawn'
        """;

    /// <summary>Figures by breakdown and period, now or as they were known at some time; none at all where there are more than <paramref name="most"/>.</summary>
    public static async Task<Dictionary<int, Dictionary<Period, Part>>?> Read(
        NpgsqlConnection connection, int measureId, int[] breakdowns, DateOnly? from, DateOnly? to, DateTimeOffset? asOf, int most, CancellationToken cancellationToken)
    {
        static NpgsqlParameter Day(DateOnly? day) => new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };
        await using var command = new NpgsqlCommand(asOf is null ? Now : AsOf, connection)
        {
            Parameters = { new() { Value = measureId }, new() { Value = breakdowns }, Day(from), Day(to), new() { Value = most + 1 } },
        };
        if (asOf is { } time)
            command.Parameters.Add(new() { Value = time.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (all, count) = (new Dictionary<int, Dictionary<Period, Part>>(), 0);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (++count > most)
                return null;
            if (!all.TryGetValue(reader.GetInt32(0), out var figures))
                all.Add(reader.GetInt32(0), figures = []);
            figures[PeriodAt(reader)] = PartAt(reader);
        }
        return all;
    }

    /// <summary>Figures of a few periods by breakdown and period.</summary>
    public static async Task<Dictionary<(int Breakdown, Period Period), Part>> At(
        NpgsqlConnection connection, int measureId, int[] breakdowns, Period[] periods, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Within, connection)
        {
            Parameters =
            {
                new() { Value = measureId }, new() { Value = breakdowns }, new() { Value = periods.Select(period => period.Start).ToArray() },
                new() { Value = periods.Select(period => (short)period.Months).ToArray() },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var figures = new Dictionary<(int, Period), Part>();
        while (await reader.ReadAsync(cancellationToken))
            figures[(reader.GetInt32(0), PeriodAt(reader))] = PartAt(reader);
        return figures;
    }

    private static Period PeriodAt(NpgsqlDataReader reader) => new(reader.GetFieldValue<DateOnly>(1), reader.GetInt16(2));

    private static Part PartAt(NpgsqlDataReader reader) => new(SeriesPoints.Number(reader, 3), SeriesPoints.Number(reader, 4), SeriesPoints.Number(reader, 5),
        StoredWords.Flag(reader.IsDBNull(6) ? null : reader.GetString(6)));
}
