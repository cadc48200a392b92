using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.Data;

public sealed class MigrateTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_role_database_and_tables_even_when_several_instances_do_it_at_once()
    {
        var place = await NotesPlace.Take(servers);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrate(place))));

        Assert.Equal(1L, await Scalar(place.Database, "select count(*) from \"__EFMigrationsHistory\""));
        Assert.Equal(0L, await Scalar(place.Database, "select count(*) from outbox_message"));
    }

    [Fact]
    public async Task Changes_nothing_when_run_again()
    {
        var place = await NotesPlace.Take(servers);
        await Migrate(place);
        await Scalar(place.Database, "insert into notes (plain_text) values ('stays') returning id");

        await Migrate(place);

        Assert.Equal(1L, await Scalar(place.Database, "select count(*) from notes"));
    }

    [Fact]
    public async Task Makes_the_role_the_owner_and_shuts_everybody_else_out()
    {
        var mine = await NotesPlace.Take(servers);
        var other = await NotesPlace.Take(servers);
        await Migrate(mine);
        await Migrate(other);
        var trespass = new NpgsqlConnectionStringBuilder(other.Database) { Database = new NpgsqlConnectionStringBuilder(mine.Database).Database }.ConnectionString;

        Assert.Equal(true, await Scalar(mine.Database, "select pg_get_userbyid(datdba) = current_user from pg_database where datname = current_database()"));
        Assert.Equal(false, await Scalar(mine.Database, "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Scalar(trespass, "select 1"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Brings_a_changed_password_into_force()
    {
        var place = await NotesPlace.Take(servers);
        await Migrate(place);
        var changed = place with { Database = new NpgsqlConnectionStringBuilder(place.Database) { Password = "it's a new one; \\ \"" }.ConnectionString };

        await Migrate(changed);

        Assert.Equal(1, await Scalar(changed.Database, "select 1"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Scalar(place.Database, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Runs_without_the_administrator_where_the_database_is_there_already()
    {
        var place = await NotesPlace.Take(servers);
        var existing = place with { Database = await servers.CreateDatabase("notes") };
        await using var app = NotesHost.Build(existing, new Dictionary<string, string?> { ["ConnectionStrings:postgres"] = null });

        Assert.Equal(0, await app.RunServiceAsync<NotesDb>(["migrate"]));

        Assert.Equal(0L, await Scalar(existing.Database, "select count(*) from notes"));
    }

    [Fact]
    public async Task Is_not_ready_before_it_ran_and_says_why()
    {
        var place = await NotesPlace.Take(servers);
        var unmigrated = place with { Database = await servers.CreateDatabase("notes") };
        await using var app = NotesHost.Build(unmigrated);
        await app.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var live = await http.GetAsync("/health/live", Cancel);
        using var before = await http.GetAsync("/health/ready", Cancel);
        await Migrate(unmigrated);
        using var after = await http.GetAsync("/health/ready", Cancel);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, before.StatusCode);
        Assert.Contains("202401010900_Notes", await before.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        await app.StopAsync(Cancel);
    }

    [Fact]
    public async Task Is_not_ready_while_the_database_is_away_and_answers_503()
    {
        var place = await NotesPlace.Take(servers);
        await using var app = NotesHost.Build(place with { Database = "Host=127.0.0.1;Port=1;Database=x;Username=x;Password=x;Timeout=2" });
        await app.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var ready = await http.GetAsync("/health/ready", Cancel);
        using var write = await http.PostAsync("/v1/notes", new StringContent("""{"text":"x"}""", System.Text.Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, write.StatusCode);
        Assert.Contains("service.unavailable", await write.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        await app.StopAsync(Cancel);
    }

    private static async Task Migrate(NotesPlace place)
    {
        await using var app = NotesHost.Build(place);
        Assert.Equal(0, await app.RunServiceAsync<NotesDb>(["migrate"]));
    }

    private static async Task<object?> Scalar(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
