using Microsoft.EntityFrameworkCore;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Data;

public sealed class SchemaDriftTests(TestServers servers)
{
    [Fact]
    public async Task Finds_nothing_where_model_and_migrations_agree_and_names_the_column_where_not()
    {
        await using var notes = await NotesHost.Start(servers);

        Assert.Empty(await notes.Work(SchemaDrift.Find));
        await notes.Work(db => db.Database.ExecuteSqlRawAsync("""
            alter table notes rename plain_text to text;
            alter table outbox_message alter traceparent set not null, alter attempts type bigint;
            """, TestContext.Current.CancellationToken));

        Assert.Equal(
            ["notes.plain_text is in the model, not in the database",
             "outbox_message.attempts is integer in the model, bigint in the database",
             "outbox_message.traceparent is nullable in the model, not null in the database"],
            (await notes.Work(SchemaDrift.Find)).Order());
    }
}
