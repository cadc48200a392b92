using System.Security.Cryptography;
using Npgsql;

namespace Pmif.Benchmarks.Floors;

/// <summary>The least that checking a trail can cost: every row read in order of its place, and one SHA-256 over each row's bytes.</summary>
internal static class ReadAndHash
{
    public static async Task<long> Run(string database, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("""
            select id, at, actor, actor_kind, action, subject_kind, subject, door, via, trace_id, key_id, detail_digest, mac, salt, before, after, why, address,
                removed_at, place, link_key_id, hash
            from audit_entry where place is not null order by place
            """);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (row, hash, rows) = (new byte[65_536], new byte[SHA256.HashSizeInBytes], 0L);
        for (; await reader.ReadAsync(cancellationToken); rows++)
        {
            var length = 0;
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.IsDBNull(column)) continue;
                await using var bytes = await reader.GetStreamAsync(column, cancellationToken);
                length += bytes.ReadAtLeast(row.AsSpan(length), row.Length - length, throwOnEndOfStream: false);
            }

            SHA256.HashData(row.AsSpan(0, length), hash);
        }

        return rows;
    }
}
