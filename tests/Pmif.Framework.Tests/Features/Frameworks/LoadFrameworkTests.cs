using System.Net;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pmif.Contracts.Framework.Events;

namespace Pmif.Framework.Tests.Features.Frameworks;

[Collection(SharedFramework.Name)]
public sealed class LoadFrameworkTests(FrameworkFixture fixture)
{
    [Fact]
    public async Task A_framework_comes_into_force_and_the_one_before_is_superseded()
    {
        var first = await fixture.Load(Named("First"));
        var second = await fixture.Load(Named("Second"));

        Assert.Equal(first.GetProperty("version").GetInt32() + 1, second.GetProperty("version").GetInt32());
        Assert.True(second.GetProperty("changed").GetBoolean());
        Assert.Equal("in-force", second.GetProperty("state").GetString());
        Assert.Equal("Second", (await fixture.Get("/v1/framework")).GetProperty("name").GetString());
        var earlier = await fixture.Get($"/v1/framework?version={first.GetProperty("version")}");
        Assert.Equal(("superseded", "First"), (earlier.GetProperty("state").GetString(), earlier.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_same_content_is_the_same_version_and_publishes_nothing()
    {
        var first = await fixture.Load(Named("Once"));
        var published = await EventsWritten();
        var again = await fixture.Load("# a comment is no content\n" + Named("Once"));

        Assert.False(again.GetProperty("changed").GetBoolean());
        Assert.Equal(first.GetProperty("version").GetInt32(), again.GetProperty("version").GetInt32());
        Assert.Equal(published, await EventsWritten());
    }

    [Fact]
    public async Task What_was_read_as_yaml_can_be_loaded_again_and_changes_nothing()
    {
        await fixture.Load(Sample.Yaml);
        var yaml = await fixture.Framework.Http.GetStringAsync("/v1/framework.yaml", TestContext.Current.CancellationToken);

        Assert.False((await fixture.Load(yaml)).GetProperty("changed").GetBoolean());
    }

    [Fact]
    public async Task Tells_what_is_wrong_with_line_and_code_and_stores_nothing()
    {
        await fixture.Load(Named("Sound"));
        using var answer = await fixture.Put(Sample.Yaml.Replace("[INT-B, INT-A]", "[INT-X]", StringComparison.Ordinal));
        var problem = await FrameworkFixture.Json(answer);
        var issue = Assert.Single(problem.GetProperty("issues").EnumerateArray());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("framework.yaml-invalid", problem.GetProperty("code").GetString());
        Assert.Equal("framework.intervention-unknown", issue.GetProperty("code").GetString());
        Assert.Equal(Sample.LineOf(Sample.Yaml, "[INT-B, INT-A]"), issue.GetProperty("line").GetInt32());
        Assert.Equal("Sound", (await fixture.Get("/v1/framework")).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Refuses_callers_who_are_no_administrator()
    {
        using var nobody = await fixture.Put(Sample.Yaml, client: fixture.Framework.Http);
        using var feed = fixture.Framework.HttpAs("hr");
        using var source = await fixture.Put(Sample.Yaml, client: feed);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, source.StatusCode));
    }

    [Fact]
    public async Task Refuses_what_is_too_large_not_yaml_or_not_text()
    {
        using var large = await fixture.Put(Sample.Yaml + "\n#" + new string('x', 1024 * 1024));
        using var json = await fixture.Put("{}", "application/json");
        using var bytes = new ByteArrayContent([0x63, 0xff, 0xfe]);
        bytes.Headers.ContentType = new("application/yaml");
        using var binary = await fixture.Administrator.PutAsync(new Uri("/v1/framework.yaml", UriKind.Relative), bytes, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "framework.too-large"), (large.StatusCode, await Code(large)));
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "request.content-type"), (json.StatusCode, await Code(json)));
        Assert.Equal((HttpStatusCode.BadRequest, "framework.yaml-not-utf8"), (binary.StatusCode, await Code(binary)));
    }

    [Fact]
    public async Task Reads_a_text_that_begins_with_a_byte_order_mark() =>
        Assert.True((await fixture.Load("\uFEFF" + Named("Marked"))).GetProperty("changed").GetBoolean());

    [Fact]
    public async Task Loads_at_the_same_moment_come_into_force_one_after_the_other()
    {
        var before = (await fixture.Load(Named("Before"))).GetProperty("version").GetInt32();
        var loaded = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => fixture.Load(Named($"Together {i / 2}"))));

        var versions = (await fixture.Get("/v1/framework/versions")).GetProperty("items").EnumerateArray().ToList();
        Assert.Single(versions, v => v.GetProperty("state").GetString() == "in-force");
        Assert.Equal(loaded.Count(l => l.GetProperty("changed").GetBoolean()), versions[0].GetProperty("version").GetInt32() - before);
    }

    [Fact]
    public async Task Publishes_that_a_framework_came_into_force()
    {
        var heard = new TaskCompletionSource<FrameworkPublished>();
        var bus = fixture.Framework.Services.GetRequiredService<IBus>();
        var listener = bus.ConnectReceiveEndpoint("published-test", endpoint => endpoint.Handler<FrameworkPublished>(context =>
        {
            heard.TrySetResult(context.Message);
            return Task.CompletedTask;
        }));
        await listener.Ready;

        var loaded = await fixture.Load(Named($"Published {Guid.NewGuid()}"));

        var published = await heard.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Equal(("sample", loaded.GetProperty("version").GetInt32(), "E08000037"), (published.Code, published.Version, published.AreaCode));
        await listener.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task<long> EventsWritten()
    {
        await using var database = NpgsqlDataSource.Create(fixture.Framework.Settings.Database);
        return (long)(await database.CreateCommand("select count(*) from outbox_message").ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static string Named(string name) => Sample.Yaml.Replace("Sample framework", name, StringComparison.Ordinal);

    private static async Task<string?> Code(HttpResponseMessage answer) => (await FrameworkFixture.Json(answer)).GetProperty("code").GetString();
}
