using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pmif.ServiceDefaults;

/// <summary>What checking a trail came to.</summary>
/// <param name="Service">Whose trail.</param>
/// <param name="Entries">How many entries of the chain were found to be sound.</param>
/// <param name="Waiting">How many more wait for their place.</param>
/// <param name="Head">Where the chain ends, as <c>service:place:hash</c>, to be written down elsewhere.</param>
/// <param name="Flaw">The first thing that is wrong; none where all is sound.</param>
public sealed record AuditVerdict(string Service, long Entries, long Waiting, string? Head, AuditFlaw? Flaw);

/// <summary>Reads the whole trail in one snapshot and checks every code in it.</summary>
internal sealed class VerifyTrail<TDb>(TDb db, AuditKeys keys) where TDb : ServiceDbContext
{
    private const long ToldEvery = 100_000;

    private const string Columns = """
        id, at, actor, actor_kind, action, subject_kind, subject, door, via, trace_id, key_id, detail_digest, mac, salt, before, after, why, address,
        removed_at, place, link_key_id, hash
        """;

    /// <param name="witness">What somebody wrote down earlier.</param>
    /// <param name="progress">Told now and then how many entries are done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<AuditVerdict> Handle(AuditWitness? witness, Func<long, Task>? progress, CancellationToken cancellationToken)
    {
        var check = new ChainCheck(keys, witness);
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var head = await AuditSealing<TDb>.Head(db, cancellationToken);
        var flaw = await Chain(check, progress, cancellationToken);
        long waiting = 0;
        if (flaw is null) (flaw, waiting) = await Unsealed(check, cancellationToken);
        return new(keys.Service, check.Place, waiting, head?.Witness(keys.Service), flaw ?? check.End(head));
    }

    private async Task<AuditFlaw?> Chain(ChainCheck check, Func<long, Task>? progress, CancellationToken cancellationToken)
    {
        await using var reader = await Read("place is not null order by place", cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            if (check.Next(Row(reader)) is { } flaw) return flaw;
            if (progress is not null && check.Place % ToldEvery == 0) await progress(check.Place);
        }

        return null;
    }

    private async Task<(AuditFlaw? Flaw, long Count)> Unsealed(ChainCheck check, CancellationToken cancellationToken)
    {
        await using var reader = await Read("place is null order by at, id", cancellationToken);
        for (long count = 0; ; count++)
        {
            if (!await reader.ReadAsync(cancellationToken)) return (null, count);
            if (check.Unsealed(Row(reader)) is { } flaw) return (flaw, count);
        }
    }

    private async Task<NpgsqlDataReader> Read(string which, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var command = new NpgsqlCommand($"select {Columns} from {AuditTable.Name} where {which}", connection) { CommandTimeout = 0 };
        return await command.ExecuteReaderAsync(cancellationToken);
    }

    private static AuditRow Row(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        At = reader.GetDateTime(1),
        Actor = reader.GetString(2),
        ActorKind = reader.GetString(3),
        Action = reader.GetString(4),
        SubjectKind = reader.GetString(5),
        Subject = reader.GetString(6),
        Door = reader.GetString(7),
        Via = reader.GetString(8),
        TraceId = Text(reader, 9),
        KeyId = reader.GetString(10),
        DetailDigest = Bytes(reader, 11)!,
        Mac = Bytes(reader, 12)!,
        Salt = Bytes(reader, 13),
        Before = Text(reader, 14),
        After = Text(reader, 15),
        Why = Text(reader, 16),
        Address = Text(reader, 17),
        RemovedAt = reader.IsDBNull(18) ? null : reader.GetDateTime(18),
        Place = reader.IsDBNull(19) ? null : reader.GetInt64(19),
        LinkKeyId = Text(reader, 20),
        Hash = Bytes(reader, 21),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static byte[]? Bytes(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
}
