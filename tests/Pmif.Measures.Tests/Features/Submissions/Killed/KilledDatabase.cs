using Npgsql;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Submissions.Killed;

/// <summary>What a killed service left in its database, looked at from outside.</summary>
internal sealed class KilledDatabase(string connection)
{
    /// <summary>How many values of the measures stand, by the version of the feed that they are from.</summary>
    public Task<List<(int Version, long Count)>> Versions(string prefix) => Read("""
        select floor(c.value)::integer, count(*) from current_values c join series s on s.id = c.series_id join measures m on m.id = s.measure_id
        where m.code like $1 || '%' group by 1 order by 1
        """, reader => (reader.GetInt32(0), reader.GetInt64(1)), prefix);

    public async Task<long> Submissions(string key) => (await Read("select count(*) from submissions where idempotency_key = $1", reader => reader.GetInt64(0), key))[0];

    public async Task<HashSet<string>> SubmissionIds() => [.. await Read("select id::text from submissions", reader => reader.GetString(0))];

    public async Task<Dictionary<string, (long Revision, decimal Value)>> Revisions() => (await Read("""
        select m.code || '/' || b.code, s.revision, s.value from series s join measures m on m.id = s.measure_id join breakdowns b on b.id = s.breakdown_id
        """, reader => (reader.GetString(0), reader.GetInt64(1), reader.GetDecimal(2)))).ToDictionary(row => row.Item1, row => (row.Item2, row.Item3));

    /// <summary>Events not yet at the broker.</summary>
    public async Task<long> Waiting() => (await Read("select count(*) from outbox_message where dispatched_at is null", reader => reader.GetInt64(0)))[0];

    /// <summary>The sessions of the service, by process number.</summary>
    public Task<List<int>> Sessions() => Read("select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()", reader => reader.GetInt32(0));

    /// <summary>What the service has the database do at this moment, in a few words.</summary>
    public async Task<string> Doing() => (await Read("""
        select left(regexp_replace(regexp_replace(query, '--[^\n]*\n', '', 'g'), '\s+', ' ', 'g'), 60) || ' (' || state || ')' from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and (state <> 'idle' or query ilike 'commit%') order by xact_start limit 1
        """, reader => reader.GetString(0))).FirstOrDefault("nothing");

    /// <summary>The server notices that a client is gone when it next reads or writes; until then its transaction may still end either way.</summary>
    public Task AreDone(List<int> sessions) => Eventually.Value(async () => string.Join("; ", await Read("""
        select pid || ' ' || coalesce(state, '') || ' ' || coalesce(wait_event, '') || ' ' || (now() - query_start) || ' ' || left(query, 200) from pg_stat_activity where pid = any($1) and state <> 'idle'
        """, reader => reader.GetString(0), sessions)), left => left.Length == 0, TimeSpan.FromMinutes(2));

    private async Task<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> row, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }
}
