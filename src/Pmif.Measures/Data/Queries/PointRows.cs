using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>Reads series with everything about their values, now or as they were known at some time.</summary>
internal static class PointRows
{
    private const string Now = """
        select v.series_id, v.period_start, v.period_months, v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note, v.target, v.rag, v.revision, v.recorded_at, v.submission_id,
            v.definition_version, v.target_version, g.kind, g.computed, g.source, g.reason, g.recorded_by
        from current_values v
        left join given_ratings g using (series_id, period_start, period_months, revision)
        where v.series_id = any($1) and v.flag is distinct from 'withdrawn'
        order by v.series_id, v.period_start, v.period_months
        """;

    private const string AsOf = """
        select v.series_id, v.period_start, v.period_months, v.value, v.numerator, v.denominator, v.lower, v.upper, v.flag, v.note, v.target, v.rag, v.revision, v.recorded_at, v.submission_id,
            v.definition_version, v.target_version, g.kind, g.computed, g.source, g.reason, g.recorded_by
        from (
            select series_id, period_start, period_months, value, numerator, denominator, lower, upper, flag, note, target, rag, revision, recorded_at, submission_id, definition_version, target_version
            from current_values where series_id = any($1) and recorded_at <= $2
            union all
            select series_id, period_start, period_months, value, numerator, denominator, lower, upper, flag, note, target, rag, revision, recorded_at, submission_id, definition_version, target_version
            from earlier_values where series_id = any($1) and recorded_at <= $2 and superseded_at > $2
        ) as v
        left join given_ratings g using (series_id, period_start, period_months, revision)
        where v.flag is distinct from 'withdrawn'
        order by v.series_id, v.period_start, v.period_months
        """;

    /// <summary>The points of each series in order of time.</summary>
    public static async Task<Dictionary<long, List<PointRow>>> Read(NpgsqlConnection connection, long[] series, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(asOf is null ? Now : AsOf, connection) { Parameters = { new() { Value = series } } };
        if (asOf is { } time)
            command.Parameters.Add(new() { Value = time.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var all = series.ToDictionary(id => id, _ => new List<PointRow>());
        while (await reader.ReadAsync(cancellationToken))
            all[reader.GetInt64(0)].Add(RowAt(reader));
        foreach (var points in all.Values)
            points.Sort(static (one, other) => one.Period.CompareTo(other.Period));
        return all;
    }

    private static PointRow RowAt(NpgsqlDataReader reader) => new(
        new Period(reader.GetFieldValue<DateOnly>(1), reader.GetInt16(2)),
        SeriesPoints.Number(reader, 3), SeriesPoints.Number(reader, 4), SeriesPoints.Number(reader, 5), SeriesPoints.Number(reader, 6), SeriesPoints.Number(reader, 7),
        StoredWords.Flag(reader.IsDBNull(8) ? null : reader.GetString(8)), reader.IsDBNull(9) ? null : reader.GetString(9),
        SeriesPoints.Number(reader, 10), Words.Read<Rag>(reader.GetString(11)), reader.GetInt32(12), reader.GetDateTime(13), reader.GetGuid(14))
    {
        DefinitionVersion = reader.GetInt32(15),
        TargetVersion = reader.IsDBNull(16) ? null : reader.GetInt32(16),
        Given = RatedValues.GivenAt(reader, 17),
    };
}
