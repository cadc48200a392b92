using Npgsql;
using NpgsqlTypes;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Data.Queries;

/// <summary>The council's own values, kept as Measures tells them.</summary>
internal static class OwnValueQueries
{
    private const string TakeRevision =
        """
        insert into own_series as series (measure, revision) values ($1, $2)
        on conflict (measure) do update set revision = excluded.revision where series.revision < excluded.revision
        """;

    private static readonly string Keep = SqlText.Of("keep_own_values");

    /// <summary>Takes a revision, and with it the lock on the series; false where it is one that has been seen.</summary>
    public static async Task<bool> TryTakeRevision(NpgsqlConnection connection, string measure, long revision, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(TakeRevision, connection) { Parameters = { new() { Value = measure }, new() { Value = revision } } };
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Stores the points; whether that can alter a comparison.</summary>
    public static async Task<bool> KeepPoints(NpgsqlConnection connection, string measure, IReadOnlyList<RecentPoint> points, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Keep, connection)
        {
            Parameters =
            {
                new() { Value = measure },
                new() { Value = points.Select(point => point.Period.Start).ToArray() },
                new() { Value = points.Select(point => point.Period.Months).ToArray() },
                Numbers(points.Select(point => point.Value)),
                Numbers(points.Select(point => point.Lower)),
                Numbers(points.Select(point => point.Upper)),
                new() { Value = points.Select(point => Words.Of(point.Flag)).ToArray() },
            },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static NpgsqlParameter Numbers(IEnumerable<decimal?> numbers) =>
        new() { Value = numbers.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Numeric };
}
