using Npgsql;
using NpgsqlTypes;

namespace Pmif.ServiceDefaults;

/// <summary>The audit trail for a transaction that is written without Entity Framework.</summary>
/// <typeparam name="TDb">Context of the service's database.</typeparam>
public sealed class AuditTrail<TDb> where TDb : ServiceDbContext
{
    private const string Sql = $"""
        insert into {AuditTable.Name} (id, at, actor, actor_kind, action, subject_kind, subject, door, via, trace_id, salt, before, after, why, address,
            detail_digest, key_id, mac)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """;

    private readonly AuditKeys keys;
    private readonly AuditPeople people;

    internal AuditTrail(AuditKeys keys, AuditPeople people) => (this.keys, this.people) = (keys, people);

    /// <summary>Begins to collect entries.</summary>
    public Entries Collect() => new(this);

    /// <summary>Entries that are written and committed together.</summary>
    public sealed class Entries
    {
        private const NpgsqlDbType Texts = NpgsqlDbType.Array | NpgsqlDbType.Text;
        private const NpgsqlDbType Bytes = NpgsqlDbType.Array | NpgsqlDbType.Bytea;

        private readonly AuditTrail<TDb> trail;
        private readonly List<AuditRow> rows = [];

        internal Entries(AuditTrail<TDb> trail) => this.trail = trail;

        /// <summary>Adds an entry of the one who acts; its trace is that of the present activity.</summary>
        public void Add(AuditEntry entry, AuditOrigin origin)
        {
            var row = AuditRow.Of(entry, origin);
            trail.keys.Sign(row);
            trail.people.Note(row);
            rows.Add(row);
        }

        /// <summary>The statement that writes them.</summary>
        public NpgsqlBatchCommand Command() => new(Sql)
        {
            Parameters =
            {
                new() { Value = rows.ConvertAll(row => row.Id) },
                new() { Value = rows.ConvertAll(row => row.At) },
                Text(row => row.Actor), Text(row => row.ActorKind), Text(row => row.Action), Text(row => row.SubjectKind), Text(row => row.Subject),
                Text(row => row.Door), Text(row => row.Via), Text(row => row.TraceId),
                Binary(row => row.Salt), Text(row => row.Before), Text(row => row.After), Text(row => row.Why), Text(row => row.Address),
                Binary(row => row.DetailDigest), Text(row => row.KeyId), Binary(row => row.Mac),
            },
        };

        private NpgsqlParameter Text(Converter<AuditRow, string?> part) => new() { Value = rows.ConvertAll(part), NpgsqlDbType = Texts };

        private NpgsqlParameter Binary(Converter<AuditRow, byte[]?> part) => new() { Value = rows.ConvertAll(part), NpgsqlDbType = Bytes };
    }
}
