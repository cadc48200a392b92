using System.Net;
using System.Text.Json.Nodes;
using Pmif.Contracts.Primitives;
using Pmif.Contracts.Reporting.V1;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Features.Scorecards;

public sealed class ListScorecardsTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await fixture.LayOut(1, ("one", ["a: M1 M2", "b: M1"]), ("two", ["a: M3"]), ("three", ["empty:"]));
        await fixture.Bus.Publish(Facts.Updated("M1", 1, rag: Rag.Red));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Lists_scorecards_in_the_frameworks_order_a_page_at_a_time()
    {
        var first = await List("?limit=2");
        var second = await List($"?limit=2&cursor={(string)first["next"]!}");

        Assert.Equal(["one", "two"], Codes(first));
        Assert.Equal(["three"], Codes(second));
        Assert.Null(second["next"]);
    }

    [Fact]
    public async Task Counts_as_the_scorecard_itself_does()
    {
        foreach (var item in (await List(""))["items"]!.AsArray())
            Assert.Equal(Json.Text((await fixture.Read((string)item!["code"]!))["counts"]!), Json.Text(item["counts"]!));
    }

    [Fact]
    public async Task Is_the_same_over_gRPC()
    {
        var client = new Pmif.Contracts.Reporting.V1.Scorecards.ScorecardsClient(fixture.Reporting.Grpc);
        var answer = await client.ListScorecardsAsync(new ListScorecardsRequest(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["one", "two", "three"], answer.Scorecards.Select(scorecard => scorecard.Code));
        Assert.Equal((1, 1, 1), (answer.Scorecards[0].Counts.Rated, answer.Scorecards[0].Counts.Red, answer.Scorecards[0].Counts.NoData));
    }

    [Fact]
    public async Task Refuses_a_cursor_that_it_did_not_give() => Assert.Equal(HttpStatusCode.BadRequest, await fixture.Status("?cursor=MXg"));

    private Task<JsonNode> List(string query) => fixture.Read(query);

    private static IEnumerable<string> Codes(JsonNode page) => page["items"]!.AsArray().Select(item => (string)item!["code"]!);
}
