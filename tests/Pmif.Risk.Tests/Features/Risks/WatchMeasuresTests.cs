using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Register;

namespace Pmif.Risk.Tests.Features.Risks;

[Collection(SharedRegister.Name)]
public sealed class WatchMeasuresTests(RiskFixture fixture)
{
    [Fact]
    public async Task A_risk_whose_measure_is_red_already_needs_a_review_at_once()
    {
        var measure = fixture.Code("M");
        fixture.Measures.Rate(measure, Rag.Red, 4);

        var risk = await fixture.Enter(fixture.Code("W"), Sample.Risk(measure));
        var call = Assert.Single(risk.GetProperty("reviewCalls").EnumerateArray());

        Assert.Equal("review-needed", risk.GetProperty("state").GetString());
        Assert.Equal($"{measure} was rated red for October 2026.", risk.GetProperty("reviewReason").GetString());
        Assert.Equal((measure, "red", "2026-10-01/P1M", "October 2026"), (
            call.GetProperty("measure").GetString(), call.GetProperty("rag").GetString(), call.GetProperty("period").GetString(), call.GetProperty("periodLabel").GetString()));
    }

    [Fact]
    public async Task A_trigger_of_amber_or_worse_is_reached_by_amber()
    {
        var measure = fixture.Code("M");
        fixture.Measures.Rate(measure, Rag.Amber, 1);

        var red = await fixture.Enter(fixture.Code("W"), Sample.Risk(measure));
        var amber = await fixture.Enter(fixture.Code("W"), Sample.Risk() with { Measures = [new MeasureDocument(measure, "amber-or-worse")] });

        Assert.Equal(("open", "review-needed"), (red.GetProperty("state").GetString(), amber.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task What_is_heard_for_one_risk_is_seen_by_all_that_watch_the_measure()
    {
        var (code, measure) = (fixture.Code("W"), fixture.Code("M"));
        fixture.Measures.Rate(measure, Rag.Green, 1);
        await fixture.Enter(code, Sample.Risk(measure));
        fixture.Measures.Rate(measure, Rag.Red, 2);

        await fixture.Enter(fixture.Code("W"), Sample.Risk(measure));

        Assert.Equal("review-needed", await fixture.State(code));
    }

    [Fact]
    public async Task A_period_whose_rating_goes_to_and_fro_is_named_once()
    {
        var (code, measure) = (fixture.Code("W"), fixture.Code("M"));
        await fixture.Enter(code, Sample.Risk(measure));
        foreach (var (rag, revision) in new[] { (Rag.Red, 1), (Rag.Green, 2), (Rag.Red, 3) })
        {
            fixture.Measures.Rate(measure, rag, revision);
            await fixture.Enter(fixture.Code("W"), Sample.Risk(measure));
        }

        var risk = await fixture.Get($"/v1/risks/{code}");
        Assert.Equal(2, risk.GetProperty("reviewCalls").GetArrayLength());
        Assert.Equal($"{measure} was rated red for October 2026.", risk.GetProperty("reviewReason").GetString());
    }

    [Fact]
    public async Task Entering_the_same_risk_again_does_not_ask_for_a_second_review()
    {
        var (code, measure) = (fixture.Code("W"), fixture.Code("M"));
        fixture.Measures.Rate(measure, Rag.Red, 1);
        await fixture.Enter(code, Sample.Risk(measure));
        (await fixture.Review(code, new { note = "Looked at" })).Dispose();

        Assert.Equal("open", (await fixture.Enter(code, Sample.Risk(measure))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_closed_risk_asks_for_nothing_until_it_is_opened()
    {
        var (code, measure) = (fixture.Code("W"), fixture.Code("M"));
        fixture.Measures.Rate(measure, Rag.Red, 1);

        Assert.Equal("closed", (await fixture.Enter(code, Sample.Risk(measure) with { State = "closed" })).GetProperty("state").GetString());
        Assert.Equal("review-needed", (await fixture.Enter(code, Sample.Risk(measure) with { State = "open" })).GetProperty("state").GetString());
    }
}
