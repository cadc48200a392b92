using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Tests.Domain.Triggers;

public sealed class BreachRulesTests
{
    [Theory]
    [InlineData(Trigger.Red, Rag.Red, BreachVerdict.Opens)]
    [InlineData(Trigger.Red, Rag.Amber, BreachVerdict.Unchanged)]
    [InlineData(Trigger.Red, Rag.Green, BreachVerdict.Unchanged)]
    [InlineData(Trigger.AmberOrWorse, Rag.Red, BreachVerdict.Opens)]
    [InlineData(Trigger.AmberOrWorse, Rag.Amber, BreachVerdict.Opens)]
    [InlineData(Trigger.AmberOrWorse, Rag.Green, BreachVerdict.Unchanged)]
    [InlineData(Trigger.AmberOrWorse, Rag.Blue, BreachVerdict.Unchanged)]
    [InlineData(Trigger.AmberOrWorse, Rag.NoData, BreachVerdict.Unchanged)]
    [InlineData(Trigger.AmberOrWorse, Rag.Monitoring, BreachVerdict.Unchanged)]
    public void A_rating_opens_a_review_when_it_reaches_the_trigger(Trigger trigger, Rag now, BreachVerdict verdict) =>
        Assert.Equal(verdict, BreachRules.Decide(trigger, null, now));

    [Theory]
    [InlineData(Trigger.Red, Rag.Red)]
    [InlineData(Trigger.AmberOrWorse, Rag.Red)]
    [InlineData(Trigger.AmberOrWorse, Rag.Amber)]
    public void A_breach_that_goes_on_does_not_ask_again(Trigger trigger, Rag rag) =>
        Assert.Equal(BreachVerdict.Unchanged, BreachRules.Decide(trigger, rag, rag));

    [Fact]
    public void A_breach_that_grows_worse_asks_again() => Assert.Equal(BreachVerdict.Opens, BreachRules.Decide(Trigger.AmberOrWorse, Rag.Amber, Rag.Red));

    [Fact]
    public void A_breach_that_eases_without_ending_does_not_ask_again() =>
        Assert.Equal(BreachVerdict.Unchanged, BreachRules.Decide(Trigger.AmberOrWorse, Rag.Red, Rag.Amber));

    [Theory]
    [InlineData(Trigger.Red, Rag.Green)]
    [InlineData(Trigger.Red, Rag.Amber)]
    [InlineData(Trigger.AmberOrWorse, Rag.Blue)]
    [InlineData(Trigger.AmberOrWorse, Rag.Monitoring)]
    [InlineData(Trigger.AmberOrWorse, Rag.NotInForce)]
    public void A_breach_ends_with_a_rating_that_does_not_reach_the_trigger(Trigger trigger, Rag now) =>
        Assert.Equal(BreachVerdict.Ends, BreachRules.Decide(trigger, Rag.Red, now));

    [Theory]
    [InlineData(Rag.NoData)]
    [InlineData(Rag.NotDue)]
    [InlineData(Rag.Overdue)]
    [InlineData(Rag.Suppressed)]
    public void A_period_without_a_figure_proves_nothing(Rag now) => Assert.Equal(BreachVerdict.Unchanged, BreachRules.Decide(Trigger.Red, Rag.Red, now));
}
