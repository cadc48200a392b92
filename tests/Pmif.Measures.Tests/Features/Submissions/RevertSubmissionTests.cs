using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

public sealed class RevertSubmissionTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Brings_back_what_stood_before_and_keeps_what_came_later()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n");
        var wrong = await fixture.Push($"measure,period,value\n{measure},2024-04,10\n{measure},2024-05,20\n{measure},2024-06,30\n");
        await fixture.Push($"measure,period,value\n{measure},2024-05,2.5\n");

        var (status, receipt) = await Revert(wrong, "sent twice as much");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((3, 0, 2, 1, 0), Counts(receipt));
        Assert.Equal((string?)wrong["id"], (string?)receipt["reverts"]);
        var series = await fixture.Series(measure);
        Assert.Equal([1m, 2.5m], Series.GetSeriesTests.Values(series));
        Assert.Equal("2024-05-01/P1M", (string?)series["state"]!["period"]);
        Assert.Equal(3, (int)series["points"]![0]!["revision"]!);
    }

    [Fact]
    public async Task Lets_a_withdrawn_value_come_again()
    {
        var measure = await fixture.DefineMeasure();
        var first = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");
        await Revert(first, "too early");
        var withdrawn = await fixture.Series(measure);
        Assert.Empty(withdrawn["points"]!.AsArray());
        Assert.Equal("no-data", (string?)withdrawn["state"]!["rag"]);
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");
        Assert.Equal(3, (int)(await fixture.Series(measure))["points"]![0]!["revision"]!);
    }

    [Fact]
    public async Task Undoes_a_submission_once_and_only_with_a_reason_by_its_own_source()
    {
        var measure = await fixture.DefineMeasure();
        var submission = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");
        Assert.Equal("measures.reason-missing", (string?)(await Revert(submission, "")).Body["code"]);
        using var finance = fixture.Measures.HttpAs("finance");
        Assert.Equal(HttpStatusCode.Forbidden, (await finance.PostAsJsonAsync($"/v1/submissions/{submission["id"]}/revert", new { reason = "mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Revert(submission, "wrong")).Status);
        Assert.Equal("measures.already-reverted", (string?)(await Revert(submission, "again")).Body["code"]);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.PostAsJsonAsync($"/v1/submissions/{Guid.NewGuid()}/revert", new { reason = "x" })).StatusCode);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Revert(JsonNode submission, string reason)
    {
        var answer = await fixture.Hr.PostAsJsonAsync($"/v1/submissions/{submission["id"]}/revert", new { reason });
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
