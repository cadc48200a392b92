using System.Net;
using System.Text.Json.Nodes;
using Pmif.Measures.Tests.Features.Series;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Collection;

/// <summary>What becomes of values for a period that is locked, or whose collection window is over or still ahead.</summary>
public sealed class ClosedPeriodTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Refuses_what_would_change_a_locked_period_and_takes_the_rest()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n");
        await fixture.Lock(measure, "2024/25");

        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,9\n{measure},2024-05,2\n{measure},2024-06,3\n{measure},2025-04,4\n");

        Assert.Equal((4, 1, 0, 1, 2), Counts(receipt));
        Assert.Equal([(1, "measures.period-closed"), (3, "measures.period-closed")], Issues(receipt));
        var issue = receipt["issues"]![0]!;
        Assert.Equal(("period", "2024-04-01/P1M"), ((string?)issue["field"], (string?)issue["value"]));
        Assert.Contains($"locked on {DateTime.Now:d MMMM yyyy}", (string?)issue["message"]);
        Assert.Equal([1m, 2m, 4m], GetSeriesTests.Values(await fixture.Series(measure)));
    }

    [Fact]
    public async Task Takes_a_whole_history_over_a_lock_without_an_issue()
    {
        var measure = await fixture.DefineMeasure();
        var area = await fixture.DefineBreakdown();
        var csv = "measure,breakdown,period,value,numerator,denominator,lower,upper,flag,note\n" + string.Concat(Enumerable.Range(0, 60).Select(month =>
            $"{measure},{(month % 2 == 0 ? area : "")},{new DateOnly(2020, 4, 1).AddMonths(month):yyyy-MM},{(month % 7 == 0 ? "" : "1.50")},3,2,1,2,{(month % 3 == 0 ? "p" : "")},a note\n"));
        await fixture.Push(csv);
        await fixture.Lock(measure, "2024/25");
        await fixture.Lock(measure, "2023/24");

        var again = await fixture.Push(csv, "?mode=atomic");

        Assert.Equal((60, 0, 0, 60, 0), Counts(again));
        Assert.Equal(("accepted", 0), ((string?)again["outcome"], (int)again["issueCount"]!));
    }

    [Fact]
    public async Task Stores_nothing_of_an_atomic_submission_that_touches_a_lock()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Lock(measure, "2024/25");
        using var content = MeasuresFixture.Csv($"measure,period,value\n{measure},2025-04,1\n{measure},2024-04,2\n");
        var answer = await fixture.Hr.PostAsync("/v1/submissions?mode=atomic", content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal([(2, "measures.period-closed")], Issues(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!));
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
    }

    [Fact]
    public async Task Says_the_same_in_a_trial()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Lock(measure, "2024/25");
        var trial = await fixture.Push($"measure,period,value\n{measure},2025-04,1\n{measure},2024-04,2\n", "?dryRun=true");
        Assert.Equal((2, 1, 0, 0, 1), Counts(trial));
        Assert.Equal([(2, "measures.period-closed")], Issues(trial));
    }

    [Fact]
    public async Task Names_duplicates_as_such_and_closed_rows_as_closed()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Lock(measure, "2024/25");
        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-04,2\nnonsense,2024-04,3\n");
        Assert.Equal((3, 0, 0, 0, 3), Counts(receipt));
        Assert.Equal([(1, "measures.period-closed"), (2, "measures.duplicate-in-submission"), (3, "measures.unknown-measure")], Issues(receipt).Order());
        var kept = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{receipt["id"]}/issues"))!;
        Assert.Equal(3, kept["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Closes_by_itself_when_the_window_is_over()
    {
        var measure = await fixture.DefineMeasure(new { collection = new { closesDays = 31 } });
        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},{DateTime.Now:yyyy-MM},2\n");
        Assert.Equal([(1, "measures.period-closed")], Issues(receipt));
        Assert.Contains("closed on 31 May 2024", (string?)receipt["issues"]![0]!["message"]);
    }

    [Fact]
    public async Task Refuses_what_comes_before_the_window_opens()
    {
        var measure = await fixture.DefineMeasure(new { collection = new { opensDays = 1 } });
        var receipt = await fixture.Push($"measure,period,value\n{measure},{DateTime.Now:yyyy-MM},2\n{measure},{DateTime.Now.AddMonths(-1):yyyy-MM},2\n");
        Assert.Equal((2, 1, 0, 0, 1), Counts(receipt));
        Assert.Equal([(1, "measures.period-not-open")], Issues(receipt));
    }

    [Fact]
    public async Task Says_of_each_point_whether_it_is_closed()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value,note\n{measure},2025-03,1,kept\n{measure},2025-04,2,\n");
        await fixture.Lock(measure, "2024/25");
        var points = (await fixture.Series(measure))["points"]!.AsArray();
        Assert.Equal([(true, "kept"), (false, null)], points.Select(point => ((bool)point!["closed"]!, (string?)point["note"])));
        await fixture.OpenLateEntry(measure, "2025-03");
        Assert.All((await fixture.Series(measure))["points"]!.AsArray(), point => Assert.False((bool)point!["closed"]!));
    }

    [Fact]
    public async Task Asks_to_send_again_what_was_being_read_when_its_period_was_locked()
    {
        var (measure, other) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        Assert.Equal((HttpStatusCode.OK, "accepted"), await PushWhile(() => fixture.Lock(other, "2024/25"), $"measure,period,value\n{measure},2024-04,1\n"));
        Assert.Equal((HttpStatusCode.Conflict, "measures.catalogue-changed"), await PushWhile(() => fixture.Lock(measure, "2024/25"), $"measure,period,value\n{measure},2024-04,2\n"));
        Assert.Equal([1m], GetSeriesTests.Values(await fixture.Series(measure)));
    }

    // The service asks for the body once it has looked at what is closed.
    private async Task<(HttpStatusCode Status, string? Said)> PushWhile(Func<Task> meanwhile, string csv)
    {
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = fixture.Measures.Address };
        client.DefaultRequestHeaders.Authorization = fixture.Hr.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var content = new ContentAfter(meanwhile, csv);
        content.Headers.ContentType = new("text/csv");
        var answer = await client.PostAsync("/v1/submissions", content);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (answer.StatusCode, (string?)(body["outcome"] ?? body["code"]));
    }

    private sealed class ContentAfter(Func<Task> meanwhile, string text) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await meanwhile();
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = text.Length;
            return true;
        }
    }

    [Fact]
    public async Task Does_not_undo_a_submission_whose_periods_are_closed()
    {
        var measure = await fixture.DefineMeasure();
        var submission = await fixture.Push($"measure,period,value\n{measure},2025-03,1\n{measure},2025-04,2\n");
        var held = await fixture.Lock(measure, "2024/25");
        var (status, fault) = await fixture.Hr.Post($"/v1/submissions/{submission["id"]}/revert", new { reason = "wrong" });
        Assert.Equal((HttpStatusCode.Conflict, "measures.period-closed"), (status, (string?)fault["code"]));
        Assert.Contains($"{measure} March 2025", (string?)fault["detail"]);
        Assert.DoesNotContain("April 2025", (string?)fault["detail"]);
        Assert.Equal([1m, 2m], GetSeriesTests.Values(await fixture.Series(measure)));

        await fixture.Administrator.Post($"/v1/period-locks/{held["id"]}/lift", new { reason = "The file was wrong" });
        Assert.Equal(HttpStatusCode.OK, (await fixture.Hr.Post($"/v1/submissions/{submission["id"]}/revert", new { reason = "wrong" })).Status);
    }
}
