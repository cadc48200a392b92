using Npgsql;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Audit;

/// <summary><c>audit verify</c> of a service's own program, while nothing else of it runs.</summary>
public sealed class AuditCommandTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ends_with_0_where_the_trail_is_sound_with_1_where_it_is_not_and_with_2_where_it_was_asked_wrongly()
    {
        var place = await NotesPlace.Take(servers);
        string head;
        await using (var notes = await NotesHost.Start(place))
        {
            await notes.Record(Enumerable.Range(1, 3).Select(number => new AuditEntry("note.taken", "note", $"N{number}")));
            await notes.Sealed();
            head = (await notes.Verify()).Head!;
        }

        Assert.Equal(0, await Run(place, "verify"));
        Assert.Equal(0, await Run(place, "verify", $"--head={head}"));
        Assert.Equal(1, await Run(place, "verify", $"--head=notes:3:{new string('a', 64)}"));
        Assert.Equal(2, await Run(place, "verify", $"--head=risk:3:{new string('a', 64)}"));
        Assert.Equal(2, await Run(place, "tidy"));

        await using (var owner = NpgsqlDataSource.Create(place.Database))
        {
            await using var tampering = owner.CreateCommand("alter table audit_entry disable trigger audit_entry_guard; update audit_entry set subject = 'N9' where place = 2");
            await tampering.ExecuteNonQueryAsync(Cancel);
        }

        Assert.Equal(1, await Run(place, "verify"));
    }

    private static async Task<int> Run(NotesPlace place, params string[] verbs)
    {
        await using var program = NotesHost.Build(place);
        return await program.RunServiceAsync<NotesDb>(["audit", .. verbs]);
    }
}
