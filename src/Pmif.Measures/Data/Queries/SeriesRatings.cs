using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Data.Queries;

/// <summary>A value that is rated anew.</summary>
/// <param name="Kind">What a person did; none where the rating follows from the value alone.</param>
/// <param name="Computed">What the rule gives, where a person set something else.</param>
internal readonly record struct NewRating(
    long SeriesId, Period Period, PointStatus Status, int DefinitionVersion, int? TargetVersion, GivenKind? Kind = null, Rag? Computed = null);

/// <summary>Rates values anew that stand already, and locks the series whose values they are.</summary>
internal static class SeriesRatings
{
    private static readonly string Sql = SqlFile.Read("Queries.rerate_values.sql");

    /// <summary>Locks the series of a measure, or the one of a breakdown, in the order that submissions use.</summary>
    public static async Task<(List<ChangedSeries> Series, DateTime Now)> Lock(NpgsqlConnection connection, int measureId, int? breakdownId, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("select id, measure_id, breakdown_id, revision from series where measure_id = $1 and ($2 is null or breakdown_id = $2) order by measure_id, breakdown_id for update")
                {
                    Parameters = { new() { Value = measureId }, new() { Value = (object?)breakdownId ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer } },
                },
                new("select clock_timestamp()"),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var series = new List<ChangedSeries>();
        while (await reader.ReadAsync(cancellationToken))
            series.Add(new(reader.GetInt64(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3)));
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (series, reader.GetDateTime(0));
    }

    /// <summary>Writes new ratings; those that a person asked for with the cause.</summary>
    public static async Task Write(NpgsqlConnection connection, DateTime recordedAt, IReadOnlyList<NewRating> ratings, RatingCause? cause, CancellationToken cancellationToken)
    {
        if (ratings.Count == 0)
            return;
        NpgsqlParameter Of<T>(Func<NewRating, T> value, NpgsqlDbType type) => new() { Value = ratings.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                Of(rating => rating.SeriesId, NpgsqlDbType.Bigint),
                Of(rating => rating.Period.Start, NpgsqlDbType.Date),
                Of(rating => (short)rating.Period.Months, NpgsqlDbType.Smallint),
                Of(rating => StoredWords.Stored(rating.Status.Rag), NpgsqlDbType.Text),
                Of(rating => rating.Status.Target, NpgsqlDbType.Numeric),
                Of(rating => rating.DefinitionVersion, NpgsqlDbType.Integer),
                Of(rating => rating.TargetVersion, NpgsqlDbType.Integer),
                new() { Value = recordedAt },
                Of(rating => rating.Kind is { } kind ? Words.Of(kind) : null, NpgsqlDbType.Text),
                Of(rating => StoredWords.Stored(rating.Computed ?? rating.Status.Rag), NpgsqlDbType.Text),
                new() { Value = cause?.Source ?? "" },
                new() { Value = cause?.Reason ?? "" },
                new() { Value = cause?.By ?? "" },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
