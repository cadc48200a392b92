using System.Net;
using Pmif.Contracts.Primitives;

namespace Pmif.Risk.Tests.Features.Reviews;

[Collection(SharedRegister.Name)]
public sealed class RecordReviewTests(RiskFixture fixture)
{
    [Fact]
    public async Task A_review_answers_the_calls_and_opens_the_risk_again()
    {
        var (code, measure) = (fixture.Code("V"), fixture.Code("M"));
        fixture.Measures.Rate(measure, Rag.Red, 1);
        await fixture.Enter(code, Sample.Risk(measure));

        using var answer = await fixture.Review(code, new { note = "Agency spend agreed", reviewDue = "2999-06-30" });
        var review = await RiskFixture.Json(answer);
        var risk = await fixture.Get($"/v1/risks/{code}");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(("Agency spend agreed", "demo administrator"), (review.GetProperty("note").GetString(), review.GetProperty("by").GetString()));
        Assert.Equal(measure, Assert.Single(review.GetProperty("answers").EnumerateArray()).GetProperty("measure").GetString());
        Assert.Equal(("open", "2999-06-30"), (risk.GetProperty("state").GetString(), risk.GetProperty("reviewDue").GetString()));
        Assert.Empty(risk.GetProperty("reviewCalls").EnumerateArray());
    }

    [Fact]
    public async Task A_review_may_give_a_new_current_score()
    {
        var code = fixture.Code("V");
        await fixture.Enter(code, Sample.Risk());

        using var answer = await fixture.Review(code, new { note = "Worse", current = new { likelihood = 4, impact = 5, rationale = "Reserves are lower" } });
        var risk = await fixture.Get($"/v1/risks/{code}");

        Assert.Equal(20, (await RiskFixture.Json(answer)).GetProperty("current").GetProperty("score").GetInt32());
        Assert.Equal((20, "Reserves are lower"), (
            risk.GetProperty("scores").GetProperty("current").GetProperty("score").GetInt32(), risk.GetProperty("scores").GetProperty("current").GetProperty("rationale").GetString()));
        Assert.Equal(4, (await fixture.Get($"/v1/risks/{code}/scores")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Reviews_are_listed_with_the_latest_first()
    {
        var code = fixture.Code("V");
        await fixture.Enter(code, Sample.Risk());
        foreach (var note in new[] { "first", "second", "third" })
            (await fixture.Review(code, new { note })).Dispose();

        var page = await fixture.Get($"/v1/risks/{code}/reviews?limit=2");
        var rest = await fixture.Get($"/v1/risks/{code}/reviews?limit=2&cursor={page.GetProperty("next").GetString()}");

        Assert.Equal(["third", "second"], page.GetProperty("items").EnumerateArray().Select(r => r.GetProperty("note").GetString()));
        Assert.Equal("first", Assert.Single(rest.GetProperty("items").EnumerateArray()).GetProperty("note").GetString());
    }

    [Fact]
    public async Task The_same_key_gives_the_first_answer_and_another_review_under_it_is_refused()
    {
        var code = fixture.Code("V");
        await fixture.Enter(code, Sample.Risk());

        using var first = await fixture.Review(code, new { note = "Once" }, key: "k1");
        using var again = await fixture.Review(code, new { note = "Once" }, key: "k1");
        using var other = await fixture.Review(code, new { note = "Twice" }, key: "k1");

        Assert.Equal((await RiskFixture.Json(first)).ToString(), (await RiskFixture.Json(again)).ToString());
        Assert.Equal((HttpStatusCode.Conflict, "risk.idempotency-key-reused"), (other.StatusCode, await RiskFixture.FaultCode(other)));
        Assert.Single((await fixture.Get($"/v1/risks/{code}/reviews")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Refuses_what_is_no_review()
    {
        var code = fixture.Code("V");
        await fixture.Enter(code, Sample.Risk());

        using var silent = await fixture.Review(code, new { note = " " });
        using var outside = await fixture.Review(code, new { note = "x", current = new { likelihood = 9, impact = 1 } });
        using var below = await fixture.Review(code, new { note = "x", current = new { likelihood = 1, impact = 1 } });
        using var unknown = await fixture.Review("NOWHERE", new { note = "x" });

        Assert.Equal((HttpStatusCode.BadRequest, "risk.text-missing"), (silent.StatusCode, await RiskFixture.FaultCode(silent)));
        Assert.Equal((HttpStatusCode.BadRequest, "risk.score-outside-matrix"), (outside.StatusCode, await RiskFixture.FaultCode(outside)));
        Assert.Equal((HttpStatusCode.BadRequest, "risk.target-above-current"), (below.StatusCode, await RiskFixture.FaultCode(below)));
        Assert.Equal((HttpStatusCode.NotFound, "risk.unknown"), (unknown.StatusCode, await RiskFixture.FaultCode(unknown)));
        Assert.Empty((await fixture.Get($"/v1/risks/{code}/reviews")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_closed_risk_is_not_reviewed()
    {
        var code = fixture.Code("V");
        await fixture.Enter(code, Sample.Risk() with { State = "closed" });

        using var answer = await fixture.Review(code, new { note = "x" });

        Assert.Equal((HttpStatusCode.Conflict, "risk.closed"), (answer.StatusCode, await RiskFixture.FaultCode(answer)));
    }
}
