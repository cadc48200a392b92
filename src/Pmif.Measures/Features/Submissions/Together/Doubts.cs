using Npgsql;
using NpgsqlTypes;

namespace Pmif.Measures.Features.Submissions.Together;

/// <summary>What only the database knows and would ask for a decision: a submission that came before under its key, or rows of its feed that are held.</summary>
internal static class Doubts
{
    private const string Keys = """
        select exists (select from submissions join unnest($1, $2) as k (sender, idempotency_key) using (sender, idempotency_key))
        """;

    private const string Held = "select exists (select from quarantines where state = 'held' and feed_id = any($1))";

    /// <summary>Adds the questions; false where there is none to ask.</summary>
    public static bool AddTo(NpgsqlBatch batch, IReadOnlyList<ReadySubmission> group)
    {
        var keyed = group.Select(one => one.Draft.Request).Where(request => request.IdempotencyKey is not null).ToList();
        int[] feeds = [.. group.Select(one => one.Draft.Feed).OfType<Feeds.AgreedFeed>().Where(feed => feed.Contract is not null).Select(feed => feed.Id).Distinct()];
        if (keyed.Count == 0 && feeds.Length == 0)
            return false;
        // In one order everywhere, so that two groups never wait for each other.
        batch.BatchCommands.Add(new("select pg_advisory_xact_lock(key) from unnest($1) as k (key)")
        {
            Parameters = { new() { Value = keyed.Select(request => IdempotentSubmissions.LockKey(request.Caller.Name, request.IdempotencyKey!)).Order().ToArray() } },
        });
        batch.BatchCommands.Add(new(Keys)
        {
            Parameters =
            {
                new() { Value = keyed.Select(request => request.Caller.Name).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = keyed.Select(request => request.IdempotencyKey!).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        });
        batch.BatchCommands.Add(new(Held) { Parameters = { new() { Value = feeds } } });
        return true;
    }

    /// <summary>Reads the answers and goes on to the next result; true where one of them is yes.</summary>
    public static async Task<bool> Read(NpgsqlDataReader reader)
    {
        var doubt = false;
        await reader.NextResultAsync();
        for (var question = 0; question < 2; question++)
        {
            await reader.ReadAsync();
            doubt |= reader.GetBoolean(0);
            await reader.NextResultAsync();
        }
        return doubt;
    }
}
