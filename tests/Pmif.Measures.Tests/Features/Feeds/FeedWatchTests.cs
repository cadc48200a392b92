using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pmif.AppHost.Local;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Measures.V1;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Feeds;

/// <summary>Two instances of the service on one database, with a clock that is moved on.</summary>
public sealed class FeedWatchTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Tells_once_of_each_overdue_period_and_clears_it_when_the_feed_comes()
    {
        var clock = new AdvancedClock();
        var settings = (await fixture.AnotherService()) with
        {
            Configuration = new Dictionary<string, string> { ["Pmif:Feeds:WatchInterval"] = "00:00:00.100" },
            ConfigureServices = services => services.AddSingleton<TimeProvider>(clock),
        };
        await using var one = await RunningService.Start<Program>(settings);
        await using var other = await RunningService.Start<Program>(settings with { HttpPort = FreePorts.Take(), GrpcPort = FreePorts.Take() });
        await using var tap = await EventTap.On<FeedOverdue>(settings.Broker);
        using var administrator = one.HttpAs("admin");
        using var hr = one.HttpAs("hr");
        await Put(administrator, "/v1/measures/M1", new { source = "hr" });
        await Put(administrator, "/v1/measures/M2", new { source = "hr", frequency = "annual" });
        var today = DateOnly.FromDateTime(DateTime.Today);
        var (first, second) = (new DateOnly(today.Year, today.Month, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(1));
        await Put(administrator, "/v1/feeds/monthly", new { source = "hr", owner = "Head of HR", measures = new[] { "M1", "M2" }, frequency = "monthly", deadlineDays = 5, effectiveFrom = today });
        Assert.Equal("never", await State(administrator));

        clock.Advance(second.AddMonths(1).AddDays(7).ToDateTime(default) - DateTime.Now);
        await Eventually.True(() => Task.FromResult(Heard(tap, "monthly").Count >= 2), what: "both periods are told");
        Assert.Equal("overdue", await State(administrator));
        await Push(hr, $"measure,period,value\nM1,{first:yyyy-MM-dd}/P1M,1\n");
        Assert.Equal(("overdue", $"{second:yyyy-MM-dd}/P1M"), (await State(administrator), (string?)(await Feed(administrator))["awaited"]));
        await Push(hr, $"measure,period,value\nM1,{second:yyyy-MM-dd}/P1M,1\n");
        Assert.Equal("fresh", await State(administrator));

        // Once a later pass has told of the other feed, whatever would have been told twice has been.
        await Put(administrator, "/v1/feeds/late", new { source = "hr", measures = new[] { "M1" }, frequency = "monthly", deadlineDays = 0, effectiveFrom = today });
        clock.Advance(TimeSpan.FromDays(31));
        await Eventually.True(() => Task.FromResult(Heard(tap, "late").Count > 0), what: "the marker is told");
        Assert.Equal([$"{first:yyyy-MM-dd}/P1M", $"{second:yyyy-MM-dd}/P1M"], Heard(tap, "monthly").Take(2).Select(message => (string)message["period"]!).Order());
        Assert.Distinct(Heard(tap, "monthly").Select(message => (string)message["period"]!));
        var told = Heard(tap, "monthly")[0];
        Assert.Equal(("hr", "Head of HR", "M1,M2"), ((string?)told["source"], (string?)told["owner"], string.Join(',', told["measures"]!.AsArray())));

        var listed = Assert.Single((await new Contracts.Measures.V1.Feeds.FeedsClient(other.Grpc).ListFeedsAsync(new ListFeedsRequest())).Feeds, feed => feed.Code == "monthly");
        Assert.Equal(($"{second:yyyy-MM-dd}/P1M", "overdue", 0L), (listed.LastPeriod, listed.State, listed.HeldRows));
        Assert.NotNull(listed.LastReceivedAt);
    }

    private static List<JsonNode> Heard(EventTap tap, string feed) => [.. tap.Heard.Where(message => (string?)message["feed"] == feed)];

    private static async Task<JsonNode> Feed(HttpClient client) => JsonNode.Parse(await client.GetStringAsync("/v1/feeds/monthly"))!;

    private static async Task<string?> State(HttpClient client) => (string?)(await Feed(client))["state"];

    private static async Task Push(HttpClient client, string csv) =>
        Assert.Equal("accepted", (string?)(await MeasuresFixture.Push(client, csv, "?feed=monthly"))["outcome"]);

    private static async Task Put(HttpClient client, string address, object body)
    {
        var answer = await client.PutAsJsonAsync(address, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
