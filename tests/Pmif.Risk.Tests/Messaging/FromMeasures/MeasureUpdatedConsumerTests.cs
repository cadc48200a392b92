using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Register;

namespace Pmif.Risk.Tests.Messaging.FromMeasures;

[Collection(SharedRegister.Name)]
public sealed class MeasureUpdatedConsumerTests(RiskFixture fixture)
{
    [Fact]
    public async Task A_measure_that_turns_red_opens_a_review_with_its_reason()
    {
        var (code, measure) = await Watched();
        await fixture.Publish(measure, Rag.Red, 1);

        await fixture.Becomes(code, "review-needed");
        Assert.Equal($"{measure} was rated red for October 2026.", (await fixture.Get($"/v1/risks/{code}")).GetProperty("reviewReason").GetString());
    }

    [Fact]
    public async Task A_breach_asks_once_and_the_next_breach_asks_again()
    {
        var (code, measure) = await Watched();
        await fixture.Publish(measure, Rag.Red, 1);
        await fixture.Becomes(code, "review-needed");
        await Reviewed(code);

        // The same revision again, a newer one that is still red, and a later one by which to know that both were heard.
        await fixture.Publish(measure, Rag.Red, 1);
        await fixture.Publish(measure, Rag.Red, 2);
        await fixture.Publish(measure, Rag.Overdue, 3);
        await fixture.Heard(code, measure, Rag.Overdue);
        Assert.Equal("open", await fixture.State(code));

        await fixture.Publish(measure, Rag.Green, 4);
        await fixture.Heard(code, measure, Rag.Green);
        await fixture.Publish(measure, Rag.Red, 5);
        await fixture.Becomes(code, "review-needed");
    }

    [Fact]
    public async Task An_older_revision_that_comes_late_changes_nothing()
    {
        var (code, measure) = await Watched();
        await fixture.Publish(measure, Rag.Green, 7);
        await fixture.Heard(code, measure, Rag.Green);
        await fixture.Publish(measure, Rag.Red, 6);
        await fixture.Publish(measure, Rag.Blue, 8);
        await fixture.Heard(code, measure, Rag.Blue);

        Assert.Equal("open", await fixture.State(code));
    }

    [Fact]
    public async Task Breakdowns_pass_by()
    {
        var (code, measure) = await Watched();
        await fixture.Publish(measure, RiskFixture.Series("E05001068", Rag.Red, 8), RiskFixture.Series("", Rag.Green, 9));
        await fixture.Heard(code, measure, Rag.Green);

        Assert.Equal("open", await fixture.State(code));
    }

    [Fact]
    public async Task Every_risk_that_watches_the_measure_sees_it_by_its_own_trigger()
    {
        var measure = fixture.Code("M");
        var (patient, eager) = (fixture.Code("C"), fixture.Code("C"));
        await fixture.Enter(patient, Sample.Risk(measure));
        await fixture.Enter(eager, Sample.Risk() with { Measures = [new MeasureDocument(measure, "amber-or-worse")] });

        await fixture.Publish(measure, Rag.Amber, 1);
        await fixture.Becomes(eager, "review-needed");
        Assert.Equal("open", await fixture.State(patient));
        await fixture.Publish(measure, Rag.Red, 2);
        await fixture.Becomes(patient, "review-needed");
        Assert.Equal(2, (await fixture.Get($"/v1/risks/{eager}")).GetProperty("reviewCalls").GetArrayLength());
    }

    [Fact]
    public async Task Two_measures_of_one_risk_that_turn_red_together_both_give_their_reason()
    {
        var code = fixture.Code("C");
        string[] measures = [.. Enumerable.Range(0, 6).Select(_ => fixture.Code("M"))];
        await fixture.Enter(code, Sample.Risk(measures));

        await Task.WhenAll(measures.Select(measure => fixture.Publish(measure, Rag.Red, 1)));

        await Pmif.Testing.Eventually.True(
            async () => (await fixture.Get($"/v1/risks/{code}")).GetProperty("reviewCalls").GetArrayLength() == measures.Length, what: "every measure gave its reason");
    }

    [Fact]
    public async Task A_rating_heard_by_event_counts_for_a_risk_that_is_entered_later()
    {
        var (witness, measure) = await Watched();
        await fixture.Publish(measure, Rag.Red, 1);
        await fixture.Becomes(witness, "review-needed");

        Assert.Equal("review-needed", (await fixture.Enter(fixture.Code("C"), Sample.Risk(measure))).GetProperty("state").GetString());
    }

    private async Task<(string Code, string Measure)> Watched()
    {
        var (code, measure) = (fixture.Code("C"), fixture.Code("M"));
        await fixture.Enter(code, Sample.Risk(measure));
        return (code, measure);
    }

    private async Task Reviewed(string code)
    {
        using var answer = await fixture.Review(code, new { note = "Looked at" });
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal("open", await fixture.State(code));
    }
}
