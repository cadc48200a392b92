using System.Net;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Tests.Features.Series;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Collection;

public sealed class CorrectionTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Changes_a_locked_value_when_a_second_person_accepts_and_tells_of_it()
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var measure = await LockedMeasure();
        var proposed = await Propose(new { measure, period = "2024-04", numerator = 31, denominator = 10, note = "Late leavers", reason = "Payroll found 31 leavers, not 38" });
        Assert.Equal(("proposed", 3.8m, 3.1m, "revised"),
            ((string?)proposed["state"], (decimal)proposed["before"]!["value"]!, (decimal)proposed["after"]!["value"]!, (string?)proposed["after"]!["flag"]));
        Assert.Equal([3.8m], GetSeriesTests.Values(await fixture.Series(measure)));

        var (status, accepted) = await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { reason = "Seen the list" });

        Assert.Equal((HttpStatusCode.OK, "accepted", "demo hr", "demo administrator", "Seen the list"),
            (status, (string?)accepted["state"], (string?)accepted["proposedBy"], (string?)accepted["decidedBy"], (string?)accepted["decisionReason"]));
        var point = (await fixture.Series(measure))["points"]![0]!;
        Assert.Equal((3.1m, 31m, "revised", "Late leavers", 2, true),
            ((decimal)point["value"]!, (decimal)point["numerator"]!, (string?)point["flag"], (string?)point["note"], (int)point["revision"]!, (bool)point["closed"]!));
        Assert.Equal((string?)accepted["submission"], (string?)point["submission"]);
        var receipt = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/submissions/{accepted["submission"]}"))!;
        Assert.Equal(((int)proposed["id"]!, "Payroll found 31 leavers, not 38", (1, 0, 1, 0, 0)), ((int)receipt["corrects"]!, (string?)receipt["reason"], Counts(receipt)));
        await tap.Hears(measure, message => (string?)message["submissionId"] == (string?)accepted["submission"], "the correction");
    }

    [Fact]
    public async Task Shows_before_and_after_even_when_the_value_has_changed_since()
    {
        var measure = await LockedMeasure();
        var proposed = await Propose(new { measure, period = "2024-04", value = 3.1, reason = "Wrong" });
        await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { });
        var second = await Propose(new { measure, period = "2024-04", value = 3.2, flag = "e", reason = "Wrong again" });
        await fixture.Administrator.Post($"/v1/corrections/{second["id"]}/accept", new { });
        Assert.Equal([(3.8m, 3.1m, "revised"), (3.1m, 3.2m, "estimated")], new[] { await Get(proposed), await Get(second) }
            .Select(one => ((decimal)one["before"]!["value"]!, (decimal)one["after"]!["value"]!, (string?)one["after"]!["flag"])));
    }

    [Fact]
    public async Task Brings_a_first_value_for_a_closed_period_and_takes_one_away()
    {
        var measure = await LockedMeasure();
        var first = await Propose(new { measure, period = "2024-05", value = "4.20", reason = "Forgotten" });
        Assert.Null(first["before"]);
        Assert.Equal(HttpStatusCode.OK, (await fixture.Administrator.Post($"/v1/corrections/{first["id"]}/accept", new { })).Status);
        var missing = await Propose(new { measure, period = "2024-04", value = "[x]", numerator = 1, denominator = 2, reason = "Could not be found out" });
        Assert.Equal(HttpStatusCode.OK, (await fixture.Administrator.Post($"/v1/corrections/{missing["id"]}/accept", new { })).Status);
        var points = (await fixture.Series(measure))["points"]!.AsArray();
        Assert.Equal([(null, "not-available"), (4.20m, "revised")], points.Select(point => ((decimal?)point!["value"], (string?)point["flag"])));
    }

    [Fact]
    public async Task Is_decided_by_another_person_and_withdrawn_by_the_same()
    {
        var measure = await LockedMeasure();
        var proposed = await Propose(new { measure, period = "2024-04", value = 1, reason = "Wrong" });
        async Task<(HttpStatusCode, string?)> By(HttpClient client, string verb, string? reason = "x") =>
            await client.Post($"/v1/corrections/{proposed["id"]}/{verb}", new { reason }) is var answer ? (answer.Status, (string?)answer.Body["code"]) : default;
        using var finance = fixture.Measures.HttpAs("finance");

        Assert.Equal((HttpStatusCode.Forbidden, "measures.same-person"), await By(fixture.Hr, "accept"));
        Assert.Equal((HttpStatusCode.Forbidden, "measures.same-person"), await By(fixture.Hr, "reject"));
        Assert.Equal((HttpStatusCode.Forbidden, "measures.source-not-allowed"), await By(finance, "accept"));
        Assert.Equal((HttpStatusCode.Forbidden, "measures.source-not-allowed"), await By(finance, "reject"));
        Assert.Equal((HttpStatusCode.Forbidden, "measures.not-the-proposer"), await By(fixture.Administrator, "withdraw"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.reason-missing"), await By(fixture.Administrator, "reject", null));
        Assert.Equal((HttpStatusCode.OK, null), await By(fixture.Hr, "withdraw"));
        Assert.Equal((HttpStatusCode.Conflict, "measures.correction-decided"), await By(fixture.Administrator, "accept"));
        Assert.Equal("withdrawn", (string?)(await Get(proposed))["state"]);
        Assert.Equal([3.8m], GetSeriesTests.Values(await fixture.Series(measure)));
    }

    [Fact]
    public async Task Is_rejected_with_a_reason()
    {
        var measure = await LockedMeasure();
        var proposed = await Propose(new { measure, period = "2024-04", value = 1, reason = "Wrong" });
        Assert.Equal(HttpStatusCode.OK, (await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/reject", new { reason = "It was right" })).Status);
        var rejected = await Get(proposed);
        Assert.Equal(("rejected", "It was right"), ((string?)rejected["state"], (string?)rejected["decisionReason"]));
        Assert.Equal(1, (int)(await fixture.Series(measure))["points"]![0]!["revision"]!);
    }

    [Fact]
    public async Task Is_outdated_when_the_value_has_changed_and_not_when_only_its_rating_has()
    {
        var measure = await LockedMeasure();
        var proposed = await Propose(new { measure, period = "2024-04", value = 1, reason = "Wrong" });
        await fixture.OpenLateEntry(measure, "2024-04");
        await fixture.Push($"measure,period,value\n{measure},2024-04,2\n");
        var (status, fault) = await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { });
        Assert.Equal((HttpStatusCode.Conflict, "measures.correction-outdated"), (status, (string?)fault["code"]));
        Assert.Equal("proposed", (string?)(await Get(proposed))["state"]);

        await fixture.Push($"measure,period,value,numerator,denominator\n{measure},2024-04,3.8,38,10\n");
        await fixture.SetTargets(measure, new { tolerance = new { unit = "absolute", amount = 1 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 2 } } });
        Assert.Equal(4, (int)(await fixture.Series(measure))["points"]![0]!["revision"]!);
        Assert.Equal(HttpStatusCode.OK, (await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { })).Status);
        var point = (await fixture.Series(measure))["points"]![0]!;
        Assert.Equal((1m, "amber"), ((decimal)point["value"]!, (string?)point["rag"]));
    }

    [Fact]
    public async Task Of_two_acceptances_at_once_one_counts()
    {
        for (var round = 0; round < 5; round++)
        {
            var measure = await LockedMeasure();
            var proposed = await Propose(new { measure, period = "2024-04", value = 1, reason = "Wrong" });
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { })));
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
            Assert.Equal(2, (int)(await fixture.Series(measure))["points"]![0]!["revision"]!);
        }
    }

    [Fact]
    public async Task There_is_one_open_proposal_for_a_value()
    {
        var measure = await LockedMeasure();
        var body = new { measure, period = "2024-04", value = 1, reason = "Wrong" };
        var first = await Propose(body);
        Assert.Equal((int)first["id"]!, (int)(await Propose(body))["id"]!);
        var (status, fault) = await fixture.Administrator.Post("/v1/corrections", body);
        Assert.Equal((HttpStatusCode.Conflict, "measures.correction-open"), (status, (string?)fault["code"]));
        await fixture.Hr.Post($"/v1/corrections/{first["id"]}/withdraw", new { });
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(value => fixture.Hr.Post("/v1/corrections", new { measure, period = "2024-04", value, reason = "Wrong" })));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("measures.correction-open", (string?)answer.Body["code"]));
    }

    [Theory]
    [InlineData("""{"measure":"nonsense","period":"2024-04","value":1,"reason":"x"}""", 422, "measures.unknown-measure")]
    [InlineData("""{"measure":"{0}","period":"2024-13","value":1,"reason":"x"}""", 422, "measures.period-invalid")]
    [InlineData("""{"measure":"{0}","period":"2090-01","value":1,"reason":"x"}""", 422, "measures.period-in-future")]
    [InlineData("""{"measure":"{0}","breakdown":"nowhere","period":"2024-04","value":1,"reason":"x"}""", 422, "measures.unknown-breakdown")]
    [InlineData("""{"measure":"{0}","period":"2024-04","value":"many","reason":"x"}""", 422, "measures.value-not-a-number")]
    [InlineData("""{"measure":"{0}","period":"2024-04","reason":"x"}""", 422, "measures.value-missing")]
    [InlineData("""{"measure":"{0}","period":"2024-04","numerator":1,"denominator":0,"reason":"x"}""", 422, "measures.denominator-zero")]
    [InlineData("""{"measure":"{0}","period":"2024-04","value":1,"note":"ring 07700 900123","reason":"x"}""", 422, "measures.personal-data")]
    [InlineData("""{"measure":"{0}","period":"2024-04","value":1}""", 400, "measures.reason-missing")]
    [InlineData("""{"measure":"{0}","period":"2024-04","value":true,"reason":"x"}""", 400, "request.invalid")]
    [InlineData("""{"measure":"{0}","period":"2024-04","numerator":38,"denominator":10,"reason":"x"}""", 409, "measures.correction-unchanged")]
    public async Task Refuses_what_no_push_could_bring(string body, int status, string code)
    {
        var measure = await LockedMeasure();
        var (answer, fault) = await fixture.Hr.Post("/v1/corrections", JsonNode.Parse(body.Replace("{0}", measure, StringComparison.Ordinal))!);
        Assert.Equal(status, (int)answer);
        Assert.Equal(code, status == 422 ? (string?)Assert.Single(fault["issues"]!.AsArray())!["code"] : (string?)fault["code"]);
    }

    [Fact]
    public async Task Is_proposed_by_those_who_may_push_the_measure()
    {
        var measure = await LockedMeasure();
        using var finance = fixture.Measures.HttpAs("finance");
        var (status, fault) = await finance.Post("/v1/corrections", new { measure, period = "2024-04", value = 1, reason = "x" });
        Assert.Equal((HttpStatusCode.Forbidden, "measures.source-not-allowed"), (status, (string?)fault["code"]));
        var answer = await fixture.Measures.Http.PostAsync("/v1/corrections", null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Waits_until_the_window_opens()
    {
        var measure = await fixture.DefineMeasure(new { collection = new { opensDays = 1 } });
        var (status, fault) = await fixture.Hr.Post("/v1/corrections", new { measure, period = $"{DateTime.Now:yyyy-MM}", value = 1, reason = "x" });
        Assert.Equal((422, "measures.period-not-open"), ((int)status, (string?)fault["issues"]![0]!["code"]));
    }

    [Fact]
    public async Task Lists_by_state_and_measure_page_by_page()
    {
        var measure = await LockedMeasure();
        var ids = new List<int>();
        for (var month = 4; month <= 8; month++)
            ids.Add((int)(await Propose(new { measure, period = $"2024-{month:00}", value = 1, reason = "x" }))["id"]!);
        await fixture.Administrator.Post($"/v1/corrections/{ids[1]}/accept", new { });
        await fixture.Administrator.Post($"/v1/corrections/{ids[2]}/reject", new { reason = "no" });

        Assert.Equal([ids[4], ids[3], ids[0]], await Listed($"state=proposed&measure={measure}"));
        Assert.Equal([ids[1]], await Listed($"state=accepted&measure={measure}"));
        Assert.Equal(Enumerable.Reverse(ids), await Listed($"measure={measure}"));
        Assert.Equal(HttpStatusCode.BadRequest, (await fixture.Hr.GetAsync("/v1/corrections?state=soon")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.GetAsync("/v1/corrections/999999")).StatusCode);
    }

    private async Task<string> LockedMeasure()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value,numerator,denominator\n{measure},2024-04,3.8,38,10\n");
        await fixture.Lock(measure, "2024/25");
        return measure;
    }

    private async Task<JsonNode> Propose(object body)
    {
        var (status, answer) = await fixture.Hr.Post("/v1/corrections", body);
        Assert.True(status == HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    private async Task<JsonNode> Get(JsonNode correction) => JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/corrections/{correction["id"]}"))!;

    private async Task<List<int>> Listed(string query)
    {
        var all = new List<int>();
        string? next = null;
        do
        {
            var page = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/corrections?limit=2&cursor={next}&{query}"))!;
            all.AddRange(page["items"]!.AsArray().Select(one => (int)one!["id"]!));
            next = (string?)page["next"];
        }
        while (next is not null);
        return all;
    }
}
