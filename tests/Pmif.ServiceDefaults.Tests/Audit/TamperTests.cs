using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Audit;

/// <summary>Somebody with every right to the database changes the trail behind the service's back, guards and all.</summary>
public sealed class TamperTests(TamperedTrail trail) : IClassFixture<TamperedTrail>
{
    private readonly NotesHost notes = trail.Notes;

    [Fact]
    public async Task Finds_every_column_altered()
    {
        foreach (var (column, value) in new (string, string)[]
        {
            ("id", "gen_random_uuid()"), ("at", "at + interval '1 microsecond'"), ("actor", "'key-another'"), ("actor_kind", "'operator'"), ("action", "'note.seen'"),
            ("subject_kind", "'n'"), ("subject", "'N9'"), ("door", "'queue'"), ("via", "'web'"), ("trace_id", "'0123'"), ("salt", "'\\x00'"),
            ("before", "'{\"text\": \"old\"}'"), ("before", "null"), ("after", "'{}'"), ("why", "'It was right.'"), ("why", "null"), ("address", "'10.0.0.1'"),
            ("detail_digest", "sha256('')"), ("key_id", "'another'"), ("mac", "sha256('')"), ("link_key_id", "'another'"), ("hash", "sha256('')"),
            ("salt = null, before = null, after = null, why = null, address = null, removed_at", "now()"),
        })
        {
            var flaw = (await After($"update audit_entry set {column} = {value} where place = 3")).Flaw;

            Assert.True(flaw is { Place: 3 }, $"{column}: {flaw}");
        }
    }

    [Theory]
    [InlineData("delete from audit_entry where place = 1", "audit.missing", 1)]
    [InlineData("delete from audit_entry where place = 3", "audit.missing", 3)]
    [InlineData("delete from audit_entry where place = 5", "audit.missing", 5)]
    [InlineData("delete from audit_entry", "audit.missing", 1)]
    [InlineData("update audit_entry set place = 9 where place = 3", "audit.missing", 3)]
    [InlineData("update audit_entry set place = null, hash = null, link_key_id = null where place = 5", "audit.missing", 5)]
    [InlineData("""
        update audit_entry set place = 9 where place = 2; update audit_entry set place = 2 where place = 4; update audit_entry set place = 4 where place = 9
        """, "audit.reordered", 2)]
    [InlineData("delete from audit_entry where place = 3; update audit_entry set place = place - 1 where place > 3", "audit.reordered", 3)]
    [InlineData("delete from audit_head", "audit.head-missing", null)]
    [InlineData("delete from audit_entry where place = 5; update audit_head set place = 4", "audit.head-altered", null)]
    [InlineData("delete from audit_entry where place = 5; update audit_head set place = 4, hash = (select hash from audit_entry where place = 4)", "audit.head-altered", null)]
    [InlineData("update audit_head set mac = sha256('')", "audit.head-altered", null)]
    [InlineData("delete from audit_entry; delete from audit_head", "audit.head-missing", null)]
    public async Task Finds_what_was_deleted_moved_or_cut_off(string tampering, string code, int? place)
    {
        var flaw = (await After(tampering)).Flaw;

        Assert.Equal((code, (long?)place), (flaw?.Code, flaw?.Place));
    }

    [Fact]
    public async Task Finds_an_entry_that_the_service_did_not_write()
    {
        var flaw = (await After("""
            insert into audit_entry (id, at, actor, actor_kind, action, subject_kind, subject, door, via, salt, detail_digest, key_id, mac)
            select gen_random_uuid(), at, actor, actor_kind, action, subject_kind, subject, door, via, salt, detail_digest, key_id, mac from audit_entry where place = 1
            """)).Flaw;

        Assert.Equal("audit.altered", flaw?.Code);
    }

    [Fact]
    public async Task Finds_the_end_cut_off_with_its_record_put_back_as_it_was_by_what_was_written_down_elsewhere()
    {
        await using var notes = await trail.Another();
        var head = AuditWitness.Read((await notes.Verify()).Head!, "notes");
        await notes.Sql("create table kept_head as select * from audit_head");
        await notes.Record(new AuditEntry("note.changed", "note", "N6"));
        await notes.Sealed();
        var later = AuditWitness.Read((await notes.Verify()).Head!, "notes");

        const string Cut = "delete from audit_entry where place = 6; delete from audit_head; insert into audit_head select * from kept_head";

        Assert.Null((await After(notes, Cut, head)).Flaw);
        Assert.Equal("audit.missing", (await After(notes, Cut, later)).Flaw?.Code);
    }

    [Fact]
    public async Task A_chain_that_was_seen_with_another_hash_is_not_the_same_chain()
    {
        var other = new AuditWitness(3, new byte[32]);

        Assert.Equal(("audit.not-as-witnessed", 3L), ((await notes.Verify(other)).Flaw?.Code, (await notes.Verify(other)).Flaw?.Place));
        Assert.Null((await notes.Verify(AuditWitness.Read((await notes.Verify()).Head!, "notes"))).Flaw);
    }

    [Theory]
    [InlineData("update audit_entry set why = 'another' where place = 3")]
    [InlineData("update audit_entry set place = 9 where place = 5")]
    [InlineData("update audit_entry set removed_at = now(), salt = null, before = null, after = null, why = null, address = null, actor = '' where place = 3")]
    [InlineData("delete from audit_entry where place = 3")]
    [InlineData("truncate audit_entry")]
    public async Task The_database_itself_refuses_to_change_or_delete_entries(string sql)
    {
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => notes.Sql(sql));

        Assert.Contains("neither changed nor deleted", refused.MessageText, StringComparison.Ordinal);
    }

    private Task<AuditVerdict> After(string tampering) => After(notes, tampering, null);

    // Puts everything back, so that each tampering starts from a sound trail.
    private static async Task<AuditVerdict> After(NotesHost notes, string tampering, AuditWitness? witness)
    {
        Assert.Null((await notes.Verify()).Flaw);
        await notes.Sql("create table kept_entries as select * from audit_entry; create table kept_ends as select * from audit_head; alter table audit_entry disable trigger user");
        try
        {
            await notes.Sql(tampering);
            return await notes.Verify(witness);
        }
        finally
        {
            await notes.Sql("""
                delete from audit_entry; insert into audit_entry select * from kept_entries; delete from audit_head; insert into audit_head select * from kept_ends;
                drop table kept_entries; drop table kept_ends; alter table audit_entry enable trigger user
                """);
            Assert.Null((await notes.Verify()).Flaw);
        }
    }
}

/// <summary>A trail of five entries, all sealed.</summary>
public sealed class TamperedTrail(TestServers servers) : IAsyncLifetime
{
    internal NotesHost Notes { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Notes = await Another();

    public ValueTask DisposeAsync() => Notes.DisposeAsync();

    internal async Task<NotesHost> Another()
    {
        var notes = await NotesHost.Start(servers);
        await notes.Record(Enumerable.Range(1, 5).Select(number => new AuditEntry("note.changed", "note", $"N{number}")
        {
            Before = new { Text = "old" },
            After = new { Text = "new" },
            Why = "It was wrong.",
        }));
        await notes.Sealed();
        return notes;
    }
}
