using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Data.Queries;

/// <summary>What a person did to a rating.</summary>
internal sealed record GivenRating(GivenKind Kind, Rag Computed, string Source, string Reason, string By)
{
    public RatingOrigin Origin => Kind switch
    {
        GivenKind.Overridden => RatingOrigin.Overridden,
        GivenKind.Revised => RatingOrigin.Revised,
        _ => RatingOrigin.Computed,
    };
}

/// <summary>One revision of a value with its rating and the versions that it was made by.</summary>
internal sealed record RatedValue(
    int Revision, decimal? Value, string? StoredFlag, Rag Rag, decimal? Target, int DefinitionVersion, int? TargetVersion, DateTime RatedAt, DateTime? SupersededAt, GivenRating? Given)
{
    public bool IsWithdrawn => StoredFlag == StoredWords.Withdrawn;

    public ValueFlag Flag => IsWithdrawn ? ValueFlag.None : StoredWords.Flag(StoredFlag);
}

/// <summary>The revisions of one value, newest first.</summary>
internal static class RatedValues
{
    private const string Sql = """
        select v.revision, v.value, v.flag, v.rag, v.target, v.definition_version, v.target_version, v.recorded_at, v.superseded_at,
               g.kind, g.computed, g.source, g.reason, g.recorded_by
        from (
            select series_id, period_start, period_months, revision, value, flag, rag, target, definition_version, target_version, recorded_at, null as superseded_at
            from current_values where series_id = $1 and period_start = $2 and period_months = $3
            union all
            select series_id, period_start, period_months, revision, value, flag, rag, target, definition_version, target_version, recorded_at, superseded_at
            from earlier_values where series_id = $1 and period_start = $2 and period_months = $3
        ) v
        left join given_ratings g using (series_id, period_start, period_months, revision)
        where v.revision < $4
        order by v.revision desc
        limit $5
        """;

    public static async Task<List<RatedValue>> Read(NpgsqlConnection connection, long series, Period period, int before, int take, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = series }, new() { Value = period.Start }, new() { Value = (short)period.Months }, new() { Value = before }, new() { Value = take },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var values = new List<RatedValue>();
        while (await reader.ReadAsync(cancellationToken))
            values.Add(new(reader.GetInt32(0), SeriesPoints.Number(reader, 1), reader.IsDBNull(2) ? null : reader.GetString(2), Words.Read<Rag>(reader.GetString(3)),
                SeriesPoints.Number(reader, 4), reader.GetInt32(5), reader.IsDBNull(6) ? null : reader.GetInt32(6), reader.GetDateTime(7),
                reader.IsDBNull(8) ? null : reader.GetDateTime(8), GivenAt(reader, 9)));
        return values;
    }

    /// <summary>Reads what a person did from five columns, beginning with the kind.</summary>
    public static GivenRating? GivenAt(NpgsqlDataReader reader, int first) => reader.IsDBNull(first) ? null
        : new(Words.Read<GivenKind>(reader.GetString(first)), Words.Read<Rag>(reader.GetString(first + 1)), reader.GetString(first + 2), reader.GetString(first + 3), reader.GetString(first + 4));
}
