using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Data.Queries;

/// <summary>The values that corrections are about: those that they would replace, and those that stand.</summary>
internal static class CorrectedValues
{
    private const string Standing = """
        select c.revision, c.value, c.numerator, c.denominator, c.lower, c.upper, c.flag, c.note
        from series s join current_values c on c.series_id = s.id
        where s.measure_id = $1 and s.breakdown_id = $2 and c.period_start = $3 and c.period_months = $4
        """;

    private const string Replaced = """
        select k.id, v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note
        from corrections k
        join series s on s.measure_id = k.measure_id and s.breakdown_id = k.breakdown_id
        cross join lateral (
            select value, numerator, denominator, lower, upper, flag, note from current_values c
            where c.series_id = s.id and c.period_start = k.period_start and c.period_months = k.period_months and c.revision = k.against
            union all
            select value, numerator, denominator, lower, upper, flag, note from earlier_values e
            where e.series_id = s.id and e.period_start = k.period_start and e.period_months = k.period_months and e.revision = k.against
        ) v
        where k.id = any($1)
        """;

    /// <summary>The value that stands and its revision; no value, at a revision above 0, where it was withdrawn.</summary>
    public static async Task<(int Revision, CorrectedValue? Value)> Now(NpgsqlConnection connection, int measureId, int breakdownId, Period period, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Standing, connection)
        {
            Parameters = { new() { Value = measureId }, new() { Value = breakdownId }, new() { Value = period.Start }, new() { Value = (short)period.Months } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetInt32(0), ValueAt(reader)) : (0, null);
    }

    /// <summary>What each correction would replace or has replaced, as it was kept when it was proposed; nothing for one that brings a first value.</summary>
    public static async Task<Dictionary<int, CorrectedValue?>> Before(NpgsqlConnection connection, int[] corrections, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Replaced, connection) { Parameters = { new() { Value = corrections } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<int, CorrectedValue?>();
        while (await reader.ReadAsync(cancellationToken))
            found.Add(reader.GetInt32(0), ValueAt(reader));
        return found;
    }

    /// <summary>Holds the staged value as it stands, and tells whether it is still the one that the correction was proposed against.</summary>
    public static async Task<(bool IsOutdated, CorrectedValue? Value)> Hold(NpgsqlConnection connection, CorrectionRow correction, CancellationToken cancellationToken)
    {
        await using (var batch = StagedSeries.Lock(connection))
        {
            batch.BatchCommands.Add(StagedSeries.Forget());
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        var (_, now) = await Now(connection, correction.MeasureId, correction.BreakdownId, new Period(correction.PeriodStart, correction.PeriodMonths), cancellationToken);
        // A new rating makes a revision too, of the same value.
        return (now != (await Before(connection, [correction.Id], cancellationToken)).GetValueOrDefault(correction.Id), now);
    }

    private static CorrectedValue? ValueAt(NpgsqlDataReader reader)
    {
        var flag = reader.IsDBNull(6) ? null : reader.GetString(6);
        return flag == StoredWords.Withdrawn ? null : new CorrectedValue(
            new Figures(SeriesPoints.Number(reader, 1), SeriesPoints.Number(reader, 2), SeriesPoints.Number(reader, 3), SeriesPoints.Number(reader, 4),
                SeriesPoints.Number(reader, 5), StoredWords.Flag(flag)),
            reader.IsDBNull(7) ? null : reader.GetString(7));
    }
}
