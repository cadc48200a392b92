using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Feeds;

/// <summary>What a contract holds back.</summary>
[Collection(FeedsCollection.Name)]
public sealed class QuarantineTests(FeedsService service)
{
    private static readonly object Tolerance = new { relative = 50, leastPoints = 3 };

    [Fact]
    public async Task Holds_a_jump_back_and_takes_the_other_rows_in()
    {
        var (measure, feed) = await JumpingFeed();
        await service.PushMonths(measure, 10, 11, 10);
        var receipt = await service.Push(feed, $"measure,period,value\n{measure},2024-07,12\n{measure},2024-08,99\n{measure},2024-09,14\n");

        Assert.Equal("accepted-with-issues", (string?)receipt["outcome"]);
        Assert.Equal([3, 2, 0, 0, 0, 1], FeedsService.Counts(receipt));
        Assert.Equal([(2, "measures.quarantined")], Issues(receipt));
        Assert.Contains("measures.feed-jump", (string?)receipt["issues"]![0]!["message"]);
        Assert.Equal([10, 11, 10, 12, 14], await service.Values(measure));
        var kept = await service.Read($"/v1/submissions/{receipt["id"]}");
        Assert.Equal(receipt["rows"]!.ToJsonString(), kept["rows"]!.ToJsonString());
    }

    [Fact]
    public async Task Keeps_every_figure_of_what_it_holds()
    {
        var (measure, feed) = await JumpingFeed();
        await service.PushMonths(measure, 10, 11, 10);
        var receipt = await service.Push(feed, $"measure,period,value,numerator,denominator,lower,upper,flag,note\n{measure},2024-07,80.50,161,2,80,81,provisional,as sent\n");

        Assert.Equal("quarantined", (string?)receipt["outcome"]);
        var held = Assert.Single((await service.Read($"/v1/quarantine?feed={feed}"))["items"]!.AsArray())!;
        Assert.Equal(((string?)receipt["id"], "held", 1, 0), ((string?)held["submission"], (string?)held["state"], (int)held["rows"]!, (int)held["superseded"]!));
        Assert.Equal(("measures.feed-jump", 1), ((string?)held["reasons"]![0]!["code"], (int)held["reasons"]![0]!["rows"]!));
        var row = Assert.Single((await service.Read($"/v1/quarantine/{receipt["id"]}/rows"))["items"]!.AsArray())!;
        Assert.Equal("""{"row":1,"measure":"M","breakdown":"","period":"2024-07-01/P1M","periodLabel":"July 2024","value":80.50,"numerator":161,"denominator":2,"lower":80,"upper":81,"flag":"provisional","note":"as sent","code":"measures.feed-jump","previous":10,"supersededBy":null}""",
            row.ToJsonString().Replace(measure, "M", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"relative":50}""", "10,11", "99", 0)] // two points are too few to judge by
    [InlineData("""{"relative":50,"leastPoints":2}""", "10,11", "99", 1)]
    [InlineData("""{"relative":50}""", "10,10,10", "15", 0)] // the tolerance itself is within
    [InlineData("""{"relative":50}""", "10,10,10", "15.01", 1)]
    [InlineData("""{"relative":50}""", "10,10,10", "4.99", 1)]
    [InlineData("""{"relative":50}""", "10,10,0", "7", 0)] // nothing is per cent of zero
    [InlineData("""{"relative":50,"absolute":5}""", "10,10,0", "7", 1)]
    [InlineData("""{"relative":50,"absolute":50}""", "10,10,10", "30", 0)] // beyond one of the two only
    [InlineData("""{"relative":50,"absolute":15}""", "10,10,10", "30", 1)]
    [InlineData("""{"absolute":5}""", "-3,-3,-3", "2.5", 1)]
    [InlineData("""{"relative":50}""", "10,10,10", "[x]", 0)]
    public async Task Judges_a_value_by_the_one_before_it(string jump, string before, string value, int quarantined)
    {
        var (measure, feed) = await JumpingFeed(JsonNode.Parse(jump));
        await service.PushMonths(measure, [.. before.Split(',').Select(text => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))]);
        var receipt = await service.Push(feed, $"measure,period,value\n{measure},2025-01,{value}\n");
        Assert.Equal(quarantined, (int)receipt["rows"]!["quarantined"]!);
    }

    [Fact]
    public async Task Does_not_judge_what_stands_already()
    {
        var (measure, feed) = await JumpingFeed();
        await service.PushMonths(measure, 10, 11, 10, 99, 12);
        var receipt = await service.Push(feed, $"measure,period,value\n{measure},2024-07,99\n{measure},2024-08,100\n");
        Assert.Equal([2, 0, 1, 1, 0, 0], FeedsService.Counts(receipt));
    }

    [Fact]
    public async Task Compares_a_running_total_with_the_same_period_last_year()
    {
        var measure = await service.DefineMeasure(new { temporalType = "cumulative" });
        var feed = await service.DefineFeed(new { measures = new[] { measure }, jump = Tolerance });
        await MeasuresFixture.Push(service.Administrator, $"measure,period,value\n{measure},2023-04-01/P1M,10\n{measure},2023-04-01/P2M,20\n{measure},2023-04-01/P1Y,120\n");
        var receipt = await service.Push(feed, $"measure,period,value\n{measure},2024-04-01/P1M,12\n{measure},2024-04-01/P2M,60\n");
        Assert.Equal([(2, "measures.quarantined")], Issues(receipt));
    }

    [Fact]
    public async Task Holds_back_a_measure_that_the_contract_does_not_name()
    {
        var (measure, stranger) = (await service.DefineMeasure(), await service.DefineMeasure());
        var feed = await service.DefineFeed(new { measures = new[] { measure } });
        var receipt = await service.Push(feed, $"measure,period,value\n{measure},2024-04,1\n{stranger},2024-04,2\n");
        Assert.Equal([2, 1, 0, 0, 0, 1], FeedsService.Counts(receipt));
        Assert.Contains("measures.feed-measure", (string?)receipt["issues"]![0]!["message"]);
        Assert.Empty(await service.Values(stranger));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(4, 4)]
    public async Task Holds_everything_back_where_rows_are_too_few_or_too_many(int rows, int quarantined)
    {
        var measure = await service.DefineMeasure();
        var feed = await service.DefineFeed(new { measures = new[] { measure }, expectedRows = new { least = 2, most = 3 } });
        var receipt = await service.Push(feed, "measure,period,value\n" + string.Concat(Enumerable.Range(4, rows).Select(month => $"{measure},2024-{month:00},1\n")));
        Assert.Equal(quarantined, (int)receipt["rows"]!["quarantined"]!);
        Assert.Equal(quarantined == 0 ? "accepted" : "quarantined", (string?)receipt["outcome"]);
        Assert.Equal(quarantined == 0 ? [] : [(0, "measures.quarantined")], Issues(receipt));
    }

    [Fact]
    public async Task A_source_with_one_feed_is_not_held_to_it_by_rows_that_are_all_refused()
    {
        await service.DefineFeed(new { source = "finance", measures = new[] { await service.DefineMeasure(new { source = "finance" }) }, expectedRows = new { least = 5 } });
        var receipt = await MeasuresFixture.Push(service.Measures.HttpAs("finance"), $"measure,period,value\n{await service.DefineMeasure()},2024-04,1\n");
        Assert.Equal([(1, "measures.source-not-allowed")], Issues(receipt));
    }

    [Fact]
    public async Task Holds_everything_back_where_a_digest_is_demanded_and_none_was_sent()
    {
        var measure = await service.DefineMeasure();
        var feed = await service.DefineFeed(new { measures = new[] { measure }, requireDigest = true });
        var csv = $"measure,period,value\n{measure},2024-04,1\n";
        Assert.Equal("quarantined", (string?)(await service.Push(feed, csv))["outcome"]);

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/submissions?feed={feed}") { Content = MeasuresFixture.Csv(csv) };
        request.Headers.Add("Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(csv)))}:");
        var answer = await service.Hr.SendAsync(request);
        Assert.Equal("accepted", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["outcome"]);
    }

    [Fact]
    public async Task Holds_an_atomic_submission_back_as_a_whole()
    {
        var (measure, feed) = await JumpingFeed();
        await service.PushMonths(measure, 10, 11, 10);
        var receipt = await service.Push(feed, $"measure,period,value\n{measure},2024-07,12\n{measure},2024-08,99\n{measure},2024-09,12\n", "&mode=atomic");
        Assert.Equal("quarantined", (string?)receipt["outcome"]);
        Assert.Equal([3, 0, 0, 0, 0, 3], FeedsService.Counts(receipt));
        Assert.Equal([(2, "measures.quarantined"), (0, "measures.quarantined")], Issues(receipt));
        Assert.Equal([10, 11, 10], await service.Values(measure));
    }

    [Fact]
    public async Task Tells_in_a_trial_what_would_be_held_back_and_holds_nothing()
    {
        var (measure, feed) = await JumpingFeed();
        await service.PushMonths(measure, 10, 11, 10);
        var receipt = await service.Push(feed, $"measure,period,value\n{measure},2024-07,12\n{measure},2024-08,99\n", "&dryRun=true");
        Assert.Equal([2, 1, 0, 0, 0, 1], FeedsService.Counts(receipt));
        Assert.Empty((await service.Read($"/v1/quarantine?feed={feed}"))["items"]!.AsArray());
        Assert.Equal([10, 11, 10], await service.Values(measure));
    }

    [Fact]
    public async Task Refuses_the_feed_of_another_source_and_one_that_is_not_there()
    {
        var feed = await service.DefineFeed(new { measures = new[] { await service.DefineMeasure() } });
        using var finance = service.Measures.HttpAs("finance");
        using var content = MeasuresFixture.Csv("measure,period,value\n");
        var answer = await finance.PostAsync($"/v1/submissions?feed={feed}", content);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("measures.feed-source-not-allowed", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
        Assert.Equal("measures.feed-not-found", (string?)(await service.Push("nonsense", "measure,period,value\n"))["code"]);
        Assert.Equal("measures.feed-not-found", (string?)(await service.Push("%00", "measure,period,value\n"))["code"]);
    }

    [Fact]
    public async Task Takes_the_only_contract_of_a_source_where_none_is_named_and_nothing_else_is_brought()
    {
        var (agreed, stranger) = (await service.DefineMeasure(new { source = "complaints" }), await service.DefineMeasure(new { source = "complaints" }));
        await service.DefineFeed(new { source = "complaints", measures = new[] { agreed }, expectedRows = new { least = 2 } });
        using var complaints = service.Measures.HttpAs("complaints");

        var ofTheFeed = await MeasuresFixture.Push(complaints, $"measure,period,value\n{agreed},2024-04,1\n");
        Assert.Equal([1, 0, 0, 0, 0, 1], FeedsService.Counts(ofTheFeed));
        var ofNone = await MeasuresFixture.Push(complaints, $"measure,period,value\n{stranger},2024-04,2\n");
        Assert.Equal([1, 1, 0, 0, 0, 0], FeedsService.Counts(ofNone));
    }

    [Fact]
    public async Task Reads_a_file_of_the_feed_by_the_adapter_of_its_contract()
    {
        var measure = await service.DefineMeasure(new { frequency = "annual" });
        var feed = await service.DefineFeed(new { measures = new[] { measure }, frequency = "annual", adapter = "lgbf" });
        var csv = $"measure,period,value\n{measure},2024/25,1\n";
        Assert.Equal("measures.adapter-header", (string?)(await service.Push(feed, csv))["code"]);
        Assert.Equal("accepted", (string?)(await service.Push(feed, csv, "&adapter="))["outcome"]);
    }

    private async Task<(string Measure, string Feed)> JumpingFeed(object? jump = null)
    {
        var measure = await service.DefineMeasure(new { unit = "days" });
        return (measure, await service.DefineFeed(new { measures = new[] { measure }, jump = jump ?? Tolerance }));
    }
}
