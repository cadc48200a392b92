using System.Net;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Feeds;

/// <summary>What people decide about rows that were held back.</summary>
[Collection(FeedsCollection.Name)]
public sealed class ReleaseTests(FeedsService service)
{
    [Fact]
    public async Task Takes_released_rows_in_as_a_submission_of_their_own()
    {
        var (measure, feed) = await Feed();
        var held = await service.Push(feed, $"measure,period,value,numerator,denominator,flag,note\n{measure},2024-07,99.50,199,2,estimated,as sent\n");
        var (status, receipt) = await service.Decide(held, "release", "the school really moved");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("accepted", "hr", (string?)held["id"]), ((string?)receipt["outcome"], (string?)receipt["source"], (string?)receipt["releases"]));
        Assert.Equal([1, 1, 0, 0, 0, 0], FeedsService.Counts(receipt));
        var point = (await service.Read($"/v1/measures/{measure}/series"))["points"]!.AsArray()[^1]!;
        Assert.Equal("99.50 199 2 estimated as sent", $"{point["value"]} {point["numerator"]} {point["denominator"]} {point["flag"]} {point["note"]}");
        Assert.Equal((string?)receipt["id"], (string?)point["submission"]);
        var quarantine = Assert.Single((await service.Read($"/v1/quarantine?feed={feed}&state=released"))["items"]!.AsArray())!;
        Assert.Equal(("demo administrator", "the school really moved", (string?)receipt["id"]),
            ((string?)quarantine["decidedBy"], (string?)quarantine["reason"], (string?)quarantine["releasedAs"]));
        Assert.Empty((await service.Read($"/v1/quarantine?feed={feed}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Takes_a_missing_value_in_as_it_was()
    {
        var measure = await service.DefineMeasure();
        var feed = await service.DefineFeed(new { measures = new[] { measure }, expectedRows = new { least = 5 } });
        var held = await service.Push(feed, $"measure,period,value,numerator,denominator\n{measure},2024-04,[c],3,4\n{measure},2024-05,,1,4\n{measure},2024-06,..,,\n");
        await service.Decide(held, "release");
        var points = (await service.Read($"/v1/measures/{measure}/series"))["points"]!.AsArray();
        Assert.Equal([" confidential 3", "0.25 none 1", " not-available "], points.Select(point => $"{point!["value"]} {point["flag"]} {point["numerator"]}"));
    }

    [Fact]
    public async Task Leaves_discarded_rows_out_and_readable()
    {
        var (measure, feed) = await Feed();
        var held = await service.Push(feed, $"measure,period,value\n{measure},2024-07,99\n");
        var (status, quarantine) = await service.Decide(held, "discard", "a typing error");
        Assert.Equal((HttpStatusCode.OK, "discarded", "a typing error"), (status, (string?)quarantine["state"], (string?)quarantine["reason"]));
        Assert.Equal([10, 11, 10], await service.Values(measure));
        Assert.Single((await service.Read($"/v1/quarantine/{held["id"]}/rows"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Decides_once_with_a_reason_as_an_administrator()
    {
        var (measure, feed) = await Feed();
        var held = await service.Push(feed, $"measure,period,value\n{measure},2024-07,99\n");
        Assert.Equal("measures.reason-missing", (string?)(await service.Decide(held, "release", " ")).Body["code"]);
        Assert.Equal("measures.reason-missing", (string?)(await service.Decide(held, "discard", null)).Body["code"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.Hr.PostAsync($"/v1/quarantine/{held["id"]}/release", System.Net.Http.Json.JsonContent.Create(new { reason = "mine" }))).StatusCode);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => service.Decide(held, i % 2 == 0 ? "release" : "discard")));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => Assert.Equal((HttpStatusCode.Conflict, "measures.quarantine-decided"), (answer.Status, (string?)answer.Body["code"])));
        Assert.Equal("measures.quarantine-not-found", (string?)(await service.Decide(new JsonObject { ["id"] = Guid.NewGuid().ToString() }, "release")).Body["code"]);
        Assert.Equal("measures.quarantine-not-found", (string?)(await service.Decide(new JsonObject { ["id"] = Guid.NewGuid().ToString() }, "discard")).Body["code"]);
    }

    [Fact]
    public async Task Leaves_alone_what_another_submission_changed_meanwhile()
    {
        var (measure, feed) = await Feed();
        var held = await service.Push(feed, $"measure,period,value\n{measure},2024-06,99\n{measure},2024-07,98\n");
        await MeasuresFixture.Push(service.Administrator, $"measure,period,value\n{measure},2024-06,10.5\n");
        await service.Administrator.PutAsync($"/v1/measures/{measure}/targets", MeasuresTargets());
        var (_, receipt) = await service.Decide(held, "release");
        Assert.Equal([2, 1, 0, 1, 0, 0], FeedsService.Counts(receipt));
        Assert.Contains("later submission", (string?)receipt["warnings"]![0]);
        Assert.Equal([10, 11, 10.5m, 98], await service.Values(measure));
    }

    [Fact]
    public async Task Gives_way_to_newer_rows_of_the_feed()
    {
        var (measure, feed) = await Feed();
        var first = await service.Push(feed, $"measure,period,value\n{measure},2024-07,98\n{measure},2024-08,99\n");
        var second = await service.Push(feed, $"measure,period,value\n{measure},2024-07,98\n");
        Assert.Equal("quarantined", (string?)second["outcome"]);
        await service.Push(feed, $"measure,period,value\n{measure},2024-06,10\n");
        var items = (await service.Read($"/v1/quarantine?feed={feed}"))["items"]!.AsArray();
        Assert.Equal([(2, 1), (1, 0)], items.Select(item => ((int)item!["rows"]!, (int)item["superseded"]!)));

        // The source corrects what is left of the first: nothing of it is held any more.
        await service.Push(feed, $"measure,period,value\n{measure},2024-08,12\n");
        Assert.Equal((string?)second["id"], (string?)Assert.Single((await service.Read($"/v1/quarantine?feed={feed}"))["items"]!.AsArray())!["submission"]);
        Assert.Equal(HttpStatusCode.Conflict, (await service.Decide(first, "release")).Status);
        await service.Decide(second, "release");
        Assert.Equal([10, 11, 10, 98, 12], await service.Values(measure));
    }

    [Fact]
    public async Task Leaves_alone_what_the_feed_itself_has_confirmed_since()
    {
        var (measure, feed) = await Feed();
        var held = await service.Push(feed, $"measure,period,value\n{measure},2024-06,99\n{measure},2024-07,98\n");
        await service.Push(feed, $"measure,period,value\n{measure},2024-06,10\n");
        var (_, receipt) = await service.Decide(held, "release");
        Assert.Equal([2, 1, 0, 1, 0, 0], FeedsService.Counts(receipt));
        Assert.Equal([10, 11, 10, 98], await service.Values(measure));
    }

    private async Task<(string Measure, string Feed)> Feed()
    {
        var measure = await service.DefineMeasure();
        await service.PushMonths(measure, 10, 11, 10);
        return (measure, await service.DefineFeed(new { measures = new[] { measure }, jump = new { relative = 50, leastPoints = 2 } }));
    }

    private static System.Net.Http.Json.JsonContent MeasuresTargets() => System.Net.Http.Json.JsonContent.Create(
        new { tolerance = new { unit = "absolute", amount = 1 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 10 } } });
}
