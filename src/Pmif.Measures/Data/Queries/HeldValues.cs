using Npgsql;
using NpgsqlTypes;
using Pmif.Measures.Domain.Feeds;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Data.Queries;

/// <summary>How many rows were held back for a reason.</summary>
internal readonly record struct HeldCount(string Reason, long Rows);

/// <summary>What was held back of a submission, and the first thousand issues of it.</summary>
internal sealed record Held(IReadOnlyList<HeldCount> Counts, IReadOnlyList<RowIssue> First, int IssueCount);

/// <summary>Moves staged rows into quarantine and out of it, in one statement whatever their number.</summary>
internal static class HeldValues
{
    private static readonly string HoldRowsSql = SqlFile.Read("Queries.hold_rows.sql");
    private static readonly string HoldAllSql = SqlFile.Read("Queries.hold_all.sql");
    private static readonly string SupersedeSql = SqlFile.Read("Queries.supersede_held.sql");
    private static readonly string DropOvertakenSql = SqlFile.Read("Queries.drop_overtaken.sql");

    /// <param name="Measures">The measures of the contract.</param>
    /// <param name="RunningTotals">Those of them that are running totals.</param>
    /// <param name="Jump">Its tolerance.</param>
    /// <param name="IsAtomic">Whether one row holds all others back.</param>
    public sealed record Rules(int[] Measures, int[] RunningTotals, JumpTolerance? Jump, bool IsAtomic);

    /// <summary>Gives way to the staged rows wherever older ones of the feed are held for the same value.</summary>
    public static async Task Supersede(NpgsqlConnection connection, Guid submission, int feed, CancellationToken cancellationToken)
    {
        if (await LockHeld(connection, feed, cancellationToken) is not { Length: > 0 } waiting)
            return;
        await using var command = new NpgsqlCommand(SupersedeSql, connection) { Parameters = { new() { Value = submission }, new() { Value = waiting } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Waits for whoever decides on what is held of a feed, or on the rows that are released: that comes before any series is locked.</summary>
    public static async Task TakeTurn(NpgsqlConnection connection, int? feed, Guid? released, CancellationToken cancellationToken)
    {
        if (feed is { } id)
            await LockHeld(connection, id, cancellationToken);
        if (released is not { } submission)
            return;
        await using var command = new NpgsqlCommand("select 1 from quarantines where submission_id = $1 for update", connection) { Parameters = { new() { Value = submission } } };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // In order, so that submissions of one feed follow each other while something of it is held.
    private static async Task<Guid[]> LockHeld(NpgsqlConnection connection, int feed, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select submission_id from quarantines where feed_id = $1 and state = 'held' order by submission_id for update", connection)
        {
            Parameters = { new() { Value = feed } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var waiting = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
            waiting.Add(reader.GetGuid(0));
        return [.. waiting];
    }

    /// <summary>Holds back every staged row.</summary>
    public static async Task<long> HoldAll(NpgsqlConnection connection, Guid submission, bool isTrial, string reason, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(HoldAllSql, connection)
        {
            Parameters = { new() { Value = submission }, new() { Value = isTrial }, new() { Value = reason } },
            CommandTimeout = 0,
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Holds back the staged rows that break the rules, and writes down an issue for each.</summary>
    public static async Task<Held> HoldRows(NpgsqlConnection connection, Guid submission, int issuesBefore, bool isTrial, Rules rules, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(HoldRowsSql, connection)
        {
            Parameters =
            {
                new() { Value = submission }, new() { Value = issuesBefore }, new() { Value = isTrial }, new() { Value = rules.Measures },
                Number(rules.Jump?.Relative), Number(rules.Jump?.Absolute), new() { Value = rules.Jump?.LeastPoints ?? 1 }, new() { Value = rules.RunningTotals },
                new() { Value = rules.IsAtomic },
            },
            CommandTimeout = 0,
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var counts = new List<HeldCount>();
        var first = new List<RowIssue>();
        var issues = 0L;
        while (await reader.ReadAsync(cancellationToken))
            if (!reader.IsDBNull(0))
                counts.Add(new(reader.GetString(0), reader.GetInt64(1)));
            else
            {
                issues = reader.GetInt64(1);
                first.Add(new(reader.GetInt64(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetString(6)));
            }
        return new(counts, first, (int)issues);
    }

    /// <summary>Takes released rows out again that something newer has overtaken.</summary>
    public static async Task<int> DropOvertaken(NpgsqlConnection connection, Guid held, DateTimeOffset heldAt, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(DropOvertakenSql, connection)
        {
            Parameters = { new() { Value = held }, new() { Value = heldAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz } },
            CommandTimeout = 0,
        };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlParameter Number(decimal? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Numeric };
}
