using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>Writes the states of many series in one statement.</summary>
internal static class SeriesStates
{
    private const string Sql = """
        update series s
        set revision = n.revision, changed_at = $1, period_start = n.period_start, period_months = n.period_months, value = n.value, target = n.target,
            rag = n.rag, direction = n.direction, movement = n.movement, variation = n.variation, assurance = n.assurance,
            rating = n.rating, acceptable = n.acceptable, forecast = n.forecast
        from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            as n (id, revision, period_start, period_months, value, target, rag, direction, movement, variation, assurance, rating, acceptable, forecast)
        where s.id = n.id
        """;

    public static async Task Write(NpgsqlConnection connection, DateTime changedAt, IReadOnlyList<(long Id, SeriesState State)> states, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Command(changedAt, states) } };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The statement that writes them, for a batch.</summary>
    public static NpgsqlBatchCommand Command(DateTime changedAt, IReadOnlyList<(long Id, SeriesState State)> states)
    {
        NpgsqlParameter Of<T>(Func<SeriesState, T> value, NpgsqlDbType type) =>
            new() { Value = states.Select(pair => value(pair.State)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
        return new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new() { Value = changedAt },
                new() { Value = states.Select(pair => pair.Id).ToArray() },
                Of(state => state.Revision, NpgsqlDbType.Bigint),
                Of(state => state.Period?.Start, NpgsqlDbType.Date),
                Of(state => (short?)state.Period?.Months, NpgsqlDbType.Smallint),
                Of(state => state.Value, NpgsqlDbType.Numeric),
                Of(state => state.Target, NpgsqlDbType.Numeric),
                Of(state => Words.Of(state.Rag), NpgsqlDbType.Text),
                Of(state => Words.Of(state.Direction), NpgsqlDbType.Text),
                Of(state => state.Movement is { } movement ? Words.Of(movement) : null, NpgsqlDbType.Text),
                Of(state => Words.Of(state.Variation), NpgsqlDbType.Text),
                Of(state => Words.Of(state.Assurance), NpgsqlDbType.Text),
                Of(state => Words.Of(state.Rating), NpgsqlDbType.Text),
                Of(state => state.Acceptable, NpgsqlDbType.Boolean),
                Of(state => state.Forecast is { } forecast ? JsonSerializer.Serialize(forecast, PmifJson.Options) : null, NpgsqlDbType.Jsonb),
            },
        };
    }
}
