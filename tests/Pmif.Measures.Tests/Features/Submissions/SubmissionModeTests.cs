using System.Net;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Submissions;

/// <summary>Atomic submissions, trials and idempotency keys.</summary>
public sealed class SubmissionModeTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Stores_nothing_of_an_atomic_submission_with_a_bad_row()
    {
        var measure = await fixture.DefineMeasure();
        using var content = MeasuresFixture.Csv($"measure,period,value\n{measure},2024-04,1\n{measure},2024-13,2\n");
        var answer = await fixture.Hr.PostAsync("/v1/submissions?mode=atomic", content);
        var receipt = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(("rejected", 0), ((string?)receipt["outcome"], Counts(receipt).Inserted));
        Assert.Equal([(2, "measures.period-invalid")], Issues(receipt));
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
        var kept = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{receipt["id"]}"))!;
        Assert.Equal(receipt["issues"]!.ToJsonString(), kept["issues"]!.ToJsonString());
    }

    [Fact]
    public async Task Stores_an_atomic_submission_without_bad_rows()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal((1, 1, 0, 0, 0), Counts(await fixture.Push($"measure,period,value\n{measure},2024-04,1\n", "?mode=atomic")));
    }

    [Fact]
    public async Task Refuses_an_atomic_submission_that_repeats_itself()
    {
        var measure = await fixture.DefineMeasure();
        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-04,1\n", "?mode=atomic");
        Assert.Equal("rejected", (string?)receipt["outcome"]);
        Assert.Empty((await fixture.Series(measure))["points"]!.AsArray());
    }

    [Fact]
    public async Task Tells_in_a_trial_what_would_happen_and_stores_nothing()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n");
        var trial = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,3\n{measure},2024-06,4\n{measure},2024-07,x y\n", "?dryRun=true");

        Assert.True((bool)trial["dryRun"]!);
        Assert.Equal((4, 1, 1, 1, 1), Counts(trial));
        Assert.Equal([1m, 2m], Series.GetSeriesTests.Values(await fixture.Series(measure)));
    }

    [Fact]
    public async Task Answers_the_same_key_and_body_with_the_first_receipt()
    {
        var measure = await fixture.DefineMeasure();
        var key = Guid.NewGuid().ToString();
        var csv = $"measure,period,value\n{measure},2024-04,1\nnonsense,2024-04,1\n";
        var first = await PushWithKey(key, csv);
        var again = await PushWithKey(key, csv);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(first.Body.ToJsonString(), again.Body.ToJsonString());
        Assert.Equal(1, Counts(again.Body).Inserted);
    }

    [Fact]
    public async Task Refuses_the_same_key_with_another_body()
    {
        var measure = await fixture.DefineMeasure();
        var key = Guid.NewGuid().ToString();
        await PushWithKey(key, $"measure,period,value\n{measure},2024-04,1\n");
        var other = await PushWithKey(key, $"measure,period,value\n{measure},2024-04,2\n");
        Assert.Equal((HttpStatusCode.Conflict, "measures.idempotency-key-reused"), (other.Status, (string?)other.Body["code"]));
        Assert.Equal([1m], Series.GetSeriesTests.Values(await fixture.Series(measure)));
    }

    [Fact]
    public async Task Lets_one_of_several_requests_with_the_same_key_do_the_work()
    {
        var measure = await fixture.DefineMeasure();
        var key = Guid.NewGuid().ToString();
        var csv = $"measure,period,value\n{measure},2024-04,1\n";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PushWithKey(key, csv)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => (string?)answer.Body["id"]).Distinct());
    }

    [Fact]
    public async Task Does_not_let_a_trial_use_up_a_key()
    {
        var measure = await fixture.DefineMeasure();
        var key = Guid.NewGuid().ToString();
        var csv = $"measure,period,value\n{measure},2024-04,1\n";
        await PushWithKey(key, csv, "?dryRun=true");
        Assert.Equal(1, Counts((await PushWithKey(key, csv)).Body).Inserted);
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PushWithKey(string key, string csv, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/submissions{query}") { Content = MeasuresFixture.Csv(csv) };
        request.Headers.Add("Idempotency-Key", key);
        var answer = await fixture.Hr.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
