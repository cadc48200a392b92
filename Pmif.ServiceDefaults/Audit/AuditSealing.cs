using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pmif.ServiceDefaults;

/// <summary>One turn of sealing: gives entries that have none their place in the chain.</summary>
internal sealed class AuditSealing<TDb>(TDb db, AuditKeys keys, AuditPeople people) where TDb : ServiceDbContext
{
    /// <summary>How many entries one transaction seals.</summary>
    public const int Most = 2_000;

    // Any number will do, as long as all instances agree on it.
    private const long LockKey = 0x61756469;

    /// <summary>Where the chain ends now, and whether there may be more to seal; no head where another instance is at it.</summary>
    /// <param name="known">Where this instance saw the chain end last.</param>
    /// <param name="cancellationToken">Stops it; nothing is half done.</param>
    public async Task<(AuditHead? Head, bool More)> Run(AuditHead? known, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!(await db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({LockKey}) as "Value" """).ToListAsync(cancellationToken))[0]) return (known, false);
        var head = await Head(db, cancellationToken) ?? await First(cancellationToken);
        if (!head.IsGenuine(keys)) throw new AuditBrokenException("The record of where the chain ends was not written by this service.");
        if (known is not null && head.Place < known.Place)
            throw new AuditBrokenException($"The chain ended at place {known.Place} and ends at place {head.Place} now.");

        await StorePeople(cancellationToken);
        var waiting = await Unsealed(cancellationToken);
        if (waiting.Count > 0)
        {
            head = Follow(head, waiting);
            await Seal(waiting, head, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return (head, waiting.Count == Most);
    }

    /// <summary>Where the chain ends; none before the first entry was sealed.</summary>
    public static async Task<AuditHead?> Head(TDb db, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<AuditHead>($"select place, hash, key_id, mac from audit_head").ToListAsync(cancellationToken)).SingleOrDefault();

    private async Task<AuditHead> First(CancellationToken cancellationToken)
    {
        if ((await db.Database.SqlQuery<bool>($"""select exists (select from audit_entry where place is not null) as "Value" """).ToListAsync(cancellationToken))[0])
            throw new AuditBrokenException("The record of where the chain ends is missing.");
        var head = AuditHead.Sign(keys, 0, AuditHead.Nothing);
        await db.Database.ExecuteSqlAsync(
            $"insert into audit_head (place, hash, key_id, mac, sealed_at) values ({head.Place}, {head.Hash}, {head.KeyId}, {head.Mac}, clock_timestamp())", cancellationToken);
        return head;
    }

    private Task<List<Waiting>> Unsealed(CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Waiting>($"select id, mac from audit_entry where place is null order by at, id limit {Most}").ToListAsync(cancellationToken);

    private AuditHead Follow(AuditHead head, List<Waiting> waiting)
    {
        var (place, hash) = (head.Place, head.Hash);
        foreach (var entry in waiting)
            entry.Hash = hash = AuditBytes.Link(keys.Current, hash, entry.Place = ++place, entry.Mac);
        return AuditHead.Sign(keys, place, hash);
    }

    private async Task Seal(List<Waiting> waiting, AuditHead head, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection())
        {
            BatchCommands =
            {
                new("""
                    update audit_entry set place = s.place, hash = s.hash, link_key_id = $4
                    from unnest($1, $2, $3) as s (id, place, hash) where audit_entry.id = s.id and audit_entry.place is null
                    """)
                {
                    Parameters =
                    {
                        new() { Value = waiting.ConvertAll(entry => entry.Id) }, new() { Value = waiting.ConvertAll(entry => entry.Place) },
                        new() { Value = waiting.ConvertAll(entry => entry.Hash) }, new() { Value = head.KeyId },
                    },
                },
                new("update audit_head set place = $1, hash = $2, key_id = $3, mac = $4, sealed_at = clock_timestamp()")
                {
                    Parameters = { new() { Value = head.Place }, new() { Value = head.Hash }, new() { Value = head.KeyId }, new() { Value = head.Mac } },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
        if (batch.BatchCommands[0].RecordsAffected != waiting.Count)
            throw new AuditBrokenException("An entry went away while it was given its place.");
    }

    private async Task StorePeople(CancellationToken cancellationToken)
    {
        var named = people.Waiting;
        if (named.Count == 0) return;
        await db.Database.ExecuteSqlAsync($"""
            insert into audit_person (actor, kind, name)
            select * from unnest({named.Select(one => one.Actor).ToArray()}, {named.Select(one => one.Kind).ToArray()}, {named.Select(one => one.Name).ToArray()})
            on conflict (actor) do update set name = excluded.name where audit_person.forgotten_at is null and audit_person.name <> excluded.name
            """, cancellationToken);
        people.Stored(named);
    }

    private sealed class Waiting
    {
        public Guid Id { get; init; }

        public required byte[] Mac { get; init; }

        public long Place;

        public byte[] Hash = [];
    }
}

/// <summary>The chain is not as this service left it. Nothing more is sealed onto it, so that what happened stays visible.</summary>
internal sealed class AuditBrokenException(string message) : Exception(message);
