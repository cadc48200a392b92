using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Audit;

public sealed class SealingTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_instances_that_seal_at_once_make_one_chain()
    {
        var place = await NotesPlace.Take(servers);
        await using var one = await NotesHost.Start(place);
        await using var other = await NotesHost.Start(place);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 0; i < 50; i++)
            {
                await (writer % 2 == 0 ? one : other).Record(new AuditEntry("note.changed", "note", $"{writer}-{i}"));
                if (i % 10 == 0) await Turn(writer % 2 == 0 ? one : other);
            }
        }));
        await one.Sealed();

        var verdict = await other.Verify();
        Assert.Equal((400, 0, null), (verdict.Entries, verdict.Waiting, verdict.Flaw));
    }

    [Fact]
    public async Task A_sealer_that_dies_in_the_middle_leaves_nothing_half_done()
    {
        var place = await NotesPlace.Take(servers);
        await using var notes = await NotesHost.Start(place);
        await notes.Record(new AuditEntry("note.changed", "note", "before"));
        await notes.Sealed();

        await using (var database = NpgsqlDataSource.Create(place.Database))
        await using (var holder = await database.OpenConnectionAsync(Cancel))
        {
            await using var transaction = await holder.BeginTransactionAsync(Cancel);
            // Whoever holds the record of the end keeps the sealer waiting in the midst of its transaction.
            await Run(holder, "select from audit_head for update");
            await notes.Record(Enumerable.Range(0, 20).Select(number => new AuditEntry("note.changed", "note", $"N{number}")));
            await Eventually.True(async () => await Scalar(holder, Waiting) > 0);
            await Run(holder, $"select pg_terminate_backend(pid) from ({Sessions}) as s");
            await Eventually.True(async () => await Scalar(holder, "select count(*) from audit_entry where place is null") == 20);
            var torn = await notes.Verify();
            Assert.Equal((1, 20, null), (torn.Entries, torn.Waiting, torn.Flaw));
        }

        await notes.Record(new AuditEntry("note.changed", "note", "after"));
        await notes.Sealed();
        var verdict = await notes.Verify();
        Assert.Equal((22, null), (verdict.Entries, verdict.Flaw));
    }

    [Fact]
    public async Task What_is_recorded_last_is_sealed_when_the_service_stops()
    {
        var place = await NotesPlace.Take(servers);
        await using (var notes = await NotesHost.Start(place))
            await notes.Record(new AuditEntry("note.changed", "note", "last"));

        await using var database = NpgsqlDataSource.Create(place.Database);
        Assert.Equal(0L, await database.CreateCommand("select count(*) from audit_entry where place is null").ExecuteScalarAsync(Cancel));
        Assert.Equal(1L, await database.CreateCommand("select place from audit_head").ExecuteScalarAsync(Cancel));
    }

    [Fact]
    public async Task Nothing_is_sealed_onto_a_chain_that_was_cut_off()
    {
        await using var notes = await NotesHost.Start(servers);
        await notes.Record(new AuditEntry("note.changed", "note", "N1"), new AuditEntry("note.changed", "note", "N2"));
        await notes.Sealed();
        await notes.Sql("update audit_head set place = 1");

        await notes.Record(new AuditEntry("note.changed", "note", "N3"));

        await Assert.ThrowsAsync<AuditBrokenException>(() => Turn(notes));
        Assert.Null((await notes.Entries())[^1].Place);
    }

    [Fact]
    public async Task A_trail_goes_on_with_a_new_key_and_verifies_as_long_as_the_former_one_is_known()
    {
        var (place, former, next) = (await NotesPlace.Take(servers), Key(1), Key(2));
        await using (var notes = await NotesHost.Start(place, new Dictionary<string, string?> { ["Pmif:Audit:Key"] = former }))
            await notes.Record(new AuditEntry("note.changed", "note", "N1"));

        await using (var notes = await NotesHost.Start(place, new Dictionary<string, string?> { ["Pmif:Audit:Key"] = next, ["Pmif:Audit:FormerKeys:0"] = former }))
        {
            await notes.Record(new AuditEntry("note.changed", "note", "N2"));
            await notes.Sealed();
            var verdict = await notes.Verify();
            Assert.Equal((2, null), (verdict.Entries, verdict.Flaw));
        }

        await using var without = await NotesHost.Start(place, new Dictionary<string, string?> { ["Pmif:Audit:Key"] = next });
        Assert.Equal("audit.key-unknown", (await without.Verify()).Flaw?.Code);
    }

    [Fact]
    public async Task Outside_the_demo_a_service_without_a_key_does_not_start()
    {
        var place = await NotesPlace.Take(servers);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => NotesHost.Start(place, new Dictionary<string, string?>
        {
            ["Pmif:DemoMode"] = "false",
            ["Pmif:SignIn:Authority"] = "https://provider.example",
            ["Pmif:SignIn:Audience"] = "pmif",
            ["Pmif:Audit:Key"] = "",
        }));

        Assert.Contains("Pmif:Audit:Key", refused.Message, StringComparison.Ordinal);
    }

    private const string Sessions = "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    private const string Waiting = $"select count(*) from ({Sessions}) as s";

    private static string Key(byte fill) => Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray());

    private static async Task Turn(NotesHost notes)
    {
        await using var scope = notes.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditSealing<NotesDb>>().Run(null, Cancel);
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private static async Task<long> Scalar(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
