using System.Net;
using System.Text;
using System.Text.Json;
using Pmif.Risk.Domain.Register;

namespace Pmif.Risk.Tests.Features.Risks;

[Collection(SharedRegister.Name)]
public sealed class PutRiskTests(RiskFixture fixture)
{
    [Fact]
    public async Task A_risk_enters_the_register_as_it_was_sent()
    {
        var code = fixture.Code("IN");
        await fixture.Enter(code, Sample.Risk("FIN01"));

        var risk = await fixture.Get($"/v1/risks/{code}");
        var current = risk.GetProperty("scores").GetProperty("current");

        Assert.Equal(("open", "3-12-months", "cautious"), (Text(risk, "state"), Text(risk, "proximity"), Text(risk, "appetite")));
        Assert.Equal((3, 5, 15, "critical", "Because"), (
            current.GetProperty("likelihood").GetInt32(), current.GetProperty("impact").GetInt32(), current.GetProperty("score").GetInt32(),
            Text(current, "band"), Text(current, "rationale")));
        Assert.Equal(["PO1", "PO2"], risk.GetProperty("objectives").EnumerateArray().Select(o => o.GetString()));
        Assert.Equal(["FIN01"], risk.GetProperty("measures").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal("red", Text(RiskFixture.Link(risk, "FIN01"), "trigger"));
        Assert.Equal("2026-10-20", Text(risk.GetProperty("controls")[0], "lastTested"));
        Assert.False(risk.GetProperty("reviewOverdue").GetBoolean());
    }

    [Fact]
    public async Task A_new_score_joins_the_history_and_an_equal_one_does_not()
    {
        var code = fixture.Code("IN");
        await fixture.Enter(code, Sample.Risk());
        await fixture.Enter(code, Sample.Risk());
        await fixture.Enter(code, Sample.Risk() with { Scores = Sample.Scores((5, 5), (2, 5), (2, 4)) });

        var all = (await fixture.Get($"/v1/risks/{code}/scores")).GetProperty("items").EnumerateArray().ToList();
        var current = all.Where(s => Text(s, "kind") == "current").ToList();

        Assert.Equal(4, all.Count);
        Assert.Equal([10, 15], current.Select(s => s.GetProperty("score").GetInt32()));
        Assert.Equal(JsonValueKind.Null, current[0].GetProperty("supersededAt").ValueKind);
        Assert.Equal(current[0].GetProperty("at").GetDateTimeOffset(), current[1].GetProperty("supersededAt").GetDateTimeOffset());
        Assert.Equal("demo administrator", Text(current[1], "by"));
    }

    [Fact]
    public async Task The_history_comes_in_pages()
    {
        var code = fixture.Code("IN");
        await fixture.Enter(code, Sample.Risk());

        var first = await fixture.Get($"/v1/risks/{code}/scores?limit=2");
        var second = await fixture.Get($"/v1/risks/{code}/scores?limit=2&cursor={Text(first, "next")}");

        Assert.Equal((2, 1), (first.GetProperty("items").GetArrayLength(), second.GetProperty("items").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Links_and_controls_follow_the_latest_word()
    {
        var code = fixture.Code("IN");
        await fixture.Enter(code, Sample.Risk("FIN01", "FIN02"));
        var risk = await fixture.Enter(code, Sample.Risk("FIN03", "FIN01") with
        {
            Objectives = ["PO3", "PO1"],
            Controls = [new ControlDocument("Audit", 3), new ControlDocument("Monitoring", 1)],
        });

        Assert.Equal(["FIN03", "FIN01"], risk.GetProperty("measures").EnumerateArray().Select(m => m.GetString()));
        Assert.Equal(["PO3", "PO1"], risk.GetProperty("objectives").EnumerateArray().Select(o => o.GetString()));
        Assert.Equal(["Audit", "Monitoring"], risk.GetProperty("controls").EnumerateArray().Select(c => Text(c, "name")));
    }

    [Fact]
    public async Task Tells_every_fault_with_its_place_and_stores_nothing()
    {
        var code = fixture.Code("IN");
        using var answer = await fixture.Put(code, Sample.Risk() with { Title = "", Scores = Sample.Scores(null, (6, 1), null) });
        var problem = await RiskFixture.Json(answer);
        using var read = await fixture.Risk.Http.GetAsync(new Uri($"/v1/risks/{code}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadRequest, "risk.invalid"), (answer.StatusCode, Text(problem, "code")));
        Assert.Equal(["risk.text-missing", "risk.score-outside-matrix"], problem.GetProperty("issues").EnumerateArray().Select(i => Text(i, "code")));
        Assert.Equal((HttpStatusCode.NotFound, "risk.unknown"), (read.StatusCode, await RiskFixture.FaultCode(read)));
    }

    [Theory]
    [InlineData("risk.target-above-current", 1, 1, 2, 2)]
    [InlineData("risk.score-outside-matrix", 1, 6, 1, 1)]
    public async Task A_single_fault_gives_the_answer_its_code(string fault, int likelihood, int impact, int targetLikelihood, int targetImpact)
    {
        using var answer = await fixture.Put(fixture.Code("IN"), Sample.Risk() with
        {
            Scores = Sample.Scores(null, (likelihood, impact), (targetLikelihood, targetImpact)),
        });

        Assert.Equal((HttpStatusCode.BadRequest, fault), (answer.StatusCode, await RiskFixture.FaultCode(answer)));
    }

    [Fact]
    public async Task Warns_of_a_current_score_above_the_inherent_one_and_keeps_it()
    {
        using var answer = await fixture.Put(fixture.Code("IN"), Sample.Risk() with { Scores = Sample.Scores((1, 1), (3, 3), null) });
        var warning = Assert.Single((await RiskFixture.Json(answer)).GetProperty("warnings").EnumerateArray());

        Assert.Equal((HttpStatusCode.OK, "risk.current-above-inherent"), (answer.StatusCode, Text(warning, "code")));
    }

    [Fact]
    public async Task Refuses_callers_who_are_no_administrator()
    {
        using var feed = fixture.Risk.HttpAs("finance");
        using var nobody = await fixture.Put("NO1", Sample.Risk(), fixture.Risk.Http);
        using var source = await fixture.Put("NO1", Sample.Risk(), feed);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, source.StatusCode));
    }

    [Fact]
    public async Task Refuses_a_body_for_another_address()
    {
        using var answer = await fixture.Put("ADDRESS", Sample.Risk() with { Code = "BODY" });

        Assert.Equal((HttpStatusCode.BadRequest, "risk.code-mismatch"), (answer.StatusCode, await RiskFixture.FaultCode(answer)));
    }

    [Theory]
    [InlineData("{\"title\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"title\":1}", HttpStatusCode.BadRequest)]
    [InlineData("{\"scores\":{\"current\":{\"likelihood\":1.5}}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"reviewDue\":\"tomorrow\"}", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Refuses_a_body_that_is_no_risk(string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await fixture.Administrator.PutAsync(new Uri("/v1/risks/BAD1", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.StartsWith("request.", await RiskFixture.FaultCode(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_risk_is_closed_and_opened_by_hand()
    {
        var code = fixture.Code("IN");
        Assert.Equal("closed", Text(await fixture.Enter(code, Sample.Risk() with { State = "closed" }), "state"));
        Assert.Equal("closed", Text(await fixture.Enter(code, Sample.Risk()), "state"));
        Assert.Equal("open", Text(await fixture.Enter(code, Sample.Risk() with { State = "open" }), "state"));
        using var byHand = await fixture.Put(code, Sample.Risk() with { State = "review-needed" });
        using var unknown = await fixture.Put(code, Sample.Risk() with { State = "parked" });

        Assert.Equal("risk.state-not-given", await RiskFixture.FaultCode(byHand));
        Assert.Equal("risk.state-unknown", await RiskFixture.FaultCode(unknown));
    }

    [Fact]
    public async Task The_day_of_the_ordinary_review_is_flagged_when_it_has_passed()
    {
        var code = fixture.Code("IN");

        Assert.True((await fixture.Enter(code, Sample.Risk() with { ReviewDue = new DateOnly(2020, 1, 1) })).GetProperty("reviewOverdue").GetBoolean());
        Assert.False((await fixture.Enter(code, Sample.Risk() with { ReviewDue = new DateOnly(2020, 1, 1), State = "closed" })).GetProperty("reviewOverdue").GetBoolean());
    }

    [Fact]
    public async Task Changes_at_the_same_moment_come_one_after_the_other()
    {
        var code = fixture.Code("IN");
        var answers = await Task.WhenAll(Enumerable.Range(1, 5).Select(i => fixture.Put(code, Sample.Risk("FIN01", "FIN02") with { Scores = Sample.Scores(null, (i, 5), null) })));
        var scores = (await fixture.Get($"/v1/risks/{code}/scores")).GetProperty("items").EnumerateArray().ToList();

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(5, scores.Count);
        Assert.Single(scores, s => s.GetProperty("supersededAt").ValueKind == JsonValueKind.Null);
        Array.ForEach(answers, a => a.Dispose());
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
