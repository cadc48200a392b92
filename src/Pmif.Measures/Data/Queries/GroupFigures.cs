using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Gaps;

namespace Pmif.Measures.Data.Queries;

/// <summary>Reads the figures that a gap lies between, or a standardised rate is made of: one measure, one period, many breakdowns.</summary>
internal static class GroupFigures
{
    private const string Latest = """
        select v.period_start, v.period_months
        from series s
        join current_values v on v.series_id = s.id
        where s.measure_id = $1 and s.breakdown_id = any($2) and v.value is not null and v.flag is distinct from 'withdrawn'
        order by v.period_start + make_interval(months => v.period_months) desc, v.period_months desc
        limit 1
        """;

    private const string At = """
        select s.breakdown_id, v.value, v.denominator, v.lower, v.upper, v.flag, v.numerator
        from series s
        join current_values v on v.series_id = s.id
        where s.measure_id = $1 and s.breakdown_id = any($2) and v.period_start = $3 and v.period_months = $4 and v.flag is distinct from 'withdrawn'
        """;

    /// <summary>The latest period in which any of the breakdowns has a figure.</summary>
    public static async Task<Period?> LatestPeriod(NpgsqlConnection connection, int measureId, int[] breakdowns, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Latest, connection) { Parameters = { new() { Value = measureId }, new() { Value = breakdowns } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new Period(reader.GetFieldValue<DateOnly>(0), reader.GetInt16(1)) : null;
    }

    /// <summary>The figures of a period by breakdown; their codes are left to the caller.</summary>
    public static async Task<Dictionary<int, GroupFigure>> Read(NpgsqlConnection connection, int measureId, int[] breakdowns, Period period, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(At, connection)
        {
            Parameters = { new() { Value = measureId }, new() { Value = breakdowns }, new() { Value = period.Start }, new() { Value = (short)period.Months } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var figures = new Dictionary<int, GroupFigure>();
        while (await reader.ReadAsync(cancellationToken))
            figures.Add(reader.GetInt32(0), new GroupFigure("", SeriesPoints.Number(reader, 1), SeriesPoints.Number(reader, 2), SeriesPoints.Number(reader, 3),
                SeriesPoints.Number(reader, 4), StoredWords.Flag(reader.IsDBNull(5) ? null : reader.GetString(5)), SeriesPoints.Number(reader, 6)));
        return figures;
    }
}
