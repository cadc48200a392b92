using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Variation;
using Shown = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Tests.Domain.CloserLook;

public sealed class SeriesSentenceTests
{
    private static readonly MeasureDefinition Higher = new() { Decimals = 1 };

    private static readonly SeriesState Latest = new(
        Period.Month(2024, 6), 81, 80, Rag.Green, Direction.Improving, Movement.Up, Shown.CommonCause, Assurance.Inconsistent, null, 1);

    [Fact]
    public void Met_inside_usual_variation_is_not_relied_on_and_no_improvement() => Assert.Equal(
        "The figure for June 2024 meets its target, but the process cannot be relied on to meet it again: the target lies within its usual variation. "
        + "There is no clear change since the period before: the figure lies within usual variation.", Say(Higher, Latest));

    [Theory]
    [InlineData(Rag.Green, Assurance.Pass, "meets its target, and as things run the process can be relied on to meet it again.")]
    [InlineData(Rag.Green, Assurance.Fail, "meets its target, but the process cannot be relied on to meet it again: as things run it misses it.")]
    [InlineData(Rag.Green, Assurance.None, "meets its target.")]
    [InlineData(Rag.Blue, Assurance.None, "meets its target, and its stretch target too.")]
    [InlineData(Rag.Amber, Assurance.Pass, "misses its target, within the tolerance, although as things run the process meets it.")]
    [InlineData(Rag.Red, Assurance.Inconsistent, "misses its target by more than the tolerance, but the target lies within its usual variation: as things run the process meets it in some periods and misses it in others.")]
    [InlineData(Rag.Red, Assurance.Fail, "misses its target by more than the tolerance, and as things run the process goes on missing it: only changing how it works will meet it.")]
    public void Colour_and_assurance_are_told_together(Rag rag, Assurance assurance, string said) =>
        Assert.StartsWith($"The figure for June 2024 {said}", Say(Higher, Latest with { Rag = rag, Assurance = assurance }), StringComparison.Ordinal);

    [Theory]
    [InlineData(Rag.Green, AmberRule.IfImproved, Polarity.Higher, "is on target: it meets it, or misses it by no more than the tolerance")]
    [InlineData(Rag.Amber, AmberRule.IfImproved, Polarity.Higher, "misses its target by more than the tolerance, but is no worse than a year before")]
    [InlineData(Rag.Green, AmberRule.WithinTolerance, Polarity.Range, "lies within its target range")]
    [InlineData(Rag.Amber, AmberRule.WithinTolerance, Polarity.Range, "lies outside its target range, within the tolerance")]
    [InlineData(Rag.Red, AmberRule.WithinTolerance, Polarity.Range, "lies outside its target range, by more than the tolerance")]
    public void The_rule_of_the_measure_is_kept_to(Rag rag, AmberRule rule, Polarity polarity, string said) => Assert.StartsWith($"The figure for June 2024 {said}.",
        SeriesSentence.Of(Facts(Higher with { Polarity = polarity }, Latest with { Rag = rag, Assurance = Assurance.None }) with { Rule = rule }), StringComparison.Ordinal);

    [Fact]
    public void Blue_may_mean_acceptable_and_a_person_may_have_rated()
    {
        Assert.StartsWith("The figure for June 2024 lies between its low and its high target, which is acceptable.", Say(Higher, Latest with { Rag = Rag.Blue, Acceptable = true, Assurance = Assurance.None }), StringComparison.Ordinal);
        foreach (var (rag, acceptable, word) in new[] { (Rag.Green, false, "on target"), (Rag.Amber, false, "close to target"), (Rag.Red, false, "off target"), (Rag.Blue, false, "beyond its stretch target"), (Rag.Blue, true, "acceptable") })
            Assert.StartsWith($"The figure for June 2024 was rated {word} by a person.",
                Say(Higher, Latest with { Rag = rag, Acceptable = acceptable, Assurance = Assurance.None, Rating = RatingOrigin.Overridden }), StringComparison.Ordinal);
    }

    [Fact]
    public void Trial_limits_are_a_first_indication() => Assert.Contains(
        "lies within its usual variation (fewer than 12 figures: a first indication).", SeriesSentence.Of(Facts(Higher, Latest) with { TrialLimits = true }), StringComparison.Ordinal);

    [Theory]
    [InlineData(ValueFlag.Provisional, "The provisional figure for June 2024 meets")]
    [InlineData(ValueFlag.Estimated, "The estimated figure for June 2024 meets")]
    [InlineData(ValueFlag.Forecast, "The figure expected for June 2024 meets")]
    [InlineData(ValueFlag.LowReliability, "The figure for June 2024, which is of low reliability, meets")]
    [InlineData(ValueFlag.Break, "The figure for June 2024, which does not compare with those before it, meets")]
    public void What_is_noted_on_the_figure_is_said(ValueFlag flag, string said) =>
        Assert.StartsWith(said, SeriesSentence.Of(Facts(Higher, Latest) with { Flag = flag }), StringComparison.Ordinal);

    [Theory]
    [InlineData(Rag.Suppressed, "The figure for June 2024 is withheld so that nobody can be recognised, and nothing is said here that could give it away.")]
    [InlineData(Rag.NotInForce, "The measure did not apply to June 2024.")]
    [InlineData(Rag.NotDue, "No figure applies to June 2024.")]
    public void Where_nothing_may_be_said_nothing_is(Rag rag, string said) => Assert.Equal(said, Say(Higher, Latest with { Rag = rag }));

    [Fact]
    public void Without_a_figure_nothing_is_said_of_it()
    {
        Assert.Equal("There is no figure for June 2024, so nothing can be said of it.", Say(Higher, Latest with { Rag = Rag.NoData, Value = null }));
        var none = Latest with { Period = null, Value = null };
        Assert.Equal("There is no figure yet, so nothing can be said.", Say(Higher, none with { Rag = Rag.NoData }));
        Assert.Equal("There is no figure yet: the first is not due.", Say(Higher, none with { Rag = Rag.NotDue }));
        Assert.Equal("There is no figure yet, and the first is overdue: nothing can be said until it comes.", Say(Higher, none with { Rag = Rag.Overdue }));
    }

    [Theory]
    [InlineData(Rag.Baseline, "has no target yet, so it is neither on nor off target.")]
    [InlineData(Rag.Monitoring, "is followed without a target, so it is neither on nor off target.")]
    public void Without_a_target_it_is_neither_on_nor_off(Rag rag, string said) =>
        Assert.StartsWith($"The figure for June 2024 {said} There is no clear change", Say(Higher, Latest with { Rag = rag, Assurance = Assurance.None }), StringComparison.Ordinal);

    [Theory]
    [InlineData(Direction.Improving, Movement.Up, Shown.ImprovementHigh, "It is higher than in the period before, which is an improvement: the latest figures are unusually high, more than chance alone would give.")]
    [InlineData(Direction.Declining, Movement.Down, Shown.ConcernLow, "It is lower than in the period before, which is a change for the worse: the latest figures are unusually low, more than chance alone would give.")]
    [InlineData(Direction.NotComparable, Movement.Up, Shown.NeutralHigh, "It is higher than in the period before, which is neither better nor worse in itself: the latest figures are unusually high, more than chance alone would give.")]
    [InlineData(Direction.Improving, Movement.Up, Shown.ConcernLow, "There is no clear change since the period before, but the latest figures are unusually low, more than chance alone would give, a concern.")]
    [InlineData(Direction.Improving, Movement.Up, Shown.TooFewPoints, "Whether the difference from the period before is more than chance cannot be told: there are too few figures.")]
    [InlineData(Direction.Stable, Movement.Level, Shown.TooFewPoints, "There is no clear change since the period before.")]
    [InlineData(Direction.NotComparable, null, Shown.TooFewPoints, "There are too few figures to tell a change from chance.")]
    [InlineData(Direction.NotComparable, null, Shown.CommonCause, "It lies within usual variation.")]
    [InlineData(Direction.NotComparable, null, Shown.ImprovementHigh, "The latest figures are unusually high, more than chance alone would give, an improvement.")]
    public void A_change_is_told_by_what_it_is_worth(Direction direction, Movement? movement, Shown variation, string said) =>
        Assert.EndsWith($" {said}", Say(Higher, Latest with { Direction = direction, Movement = movement, Variation = variation }), StringComparison.Ordinal);

    [Theory]
    [InlineData(Shown.ImprovementHigh, "The figure for June 2024 meets its target. It is higher than in the period before, which is an improvement: its last five figures have gone up by more than chance.")]
    [InlineData(Shown.CommonCause, "The figure for June 2024 meets its target. There is no clear change since the period before: its last five figures show no clear trend.")]
    [InlineData(Shown.TooFewPoints, "The figure for June 2024 meets its target. Whether the difference from the period before is more than chance cannot be told: there are not five figures with confidence intervals.")]
    public void Yearly_figures_speak_of_their_trend(Shown variation, string said) => Assert.Equal(said,
        SeriesSentence.Of(Facts(Higher, Latest with { Variation = variation, Assurance = Assurance.None }) with { Basis = VariationBasis.Trend }));

    [Fact]
    public void Each_change_test_has_words_of_its_own()
    {
        var state = Latest with { Assurance = Assurance.None };
        string With(ChangeTestMethod method, SeriesState its) => Say(Higher with { ChangeTest = new(method), DirectionVersus = DirectionVersus.SamePeriodLastYear }, its)["The figure for June 2024 meets its target. ".Length..];

        Assert.Equal("It is higher than in the same period a year before by more than chance, which is an improvement.", With(ChangeTestMethod.Interval, state));
        Assert.Equal("It is lower than in the same period a year before by more than chance, which is a change for the worse; the latest figures are unusually high, more than chance alone would give, an improvement.",
            With(ChangeTestMethod.Interval, state with { Direction = Direction.Declining, Movement = Movement.Down, Variation = Shown.ImprovementHigh }));
        Assert.Equal("There is no clear change since the same period a year before.", With(ChangeTestMethod.Interval, state with { Direction = Direction.Stable, Variation = Shown.TooFewPoints }));
        Assert.Equal("Over its last five figures it has gone up by more than chance, which is an improvement.", With(ChangeTestMethod.Trend, state));
        Assert.Equal("Over its last five figures it has gone down by more than chance, which is a change for the worse; the latest figures are unusually low, more than chance alone would give, a concern.",
            With(ChangeTestMethod.Trend, state with { Direction = Direction.Declining, Variation = Shown.ConcernLow }));
        Assert.Equal("It shows no clear change.", With(ChangeTestMethod.Trend, state with { Direction = Direction.Stable, Movement = null }));
        Assert.Equal("It shows no clear change, but the latest figures are unusually low, more than chance alone would give, a concern.",
            With(ChangeTestMethod.Trend, state with { Direction = Direction.Stable, Movement = null, Variation = Shown.ConcernLow }));
        Assert.Equal("The latest figures are unusually low, more than chance alone would give, a concern.", With(ChangeTestMethod.Spc, state with { Direction = Direction.Declining, Variation = Shown.ConcernLow }));
    }

    [Fact]
    public void The_comparator_is_named()
    {
        Assert.Contains("since the baseline", Say(Higher with { DirectionVersus = DirectionVersus.Baseline }, Latest), StringComparison.Ordinal);
        Assert.Contains("from the same period a year before is more than chance cannot be told: each figure holds part of those before it.", Say(Higher with { TemporalType = TemporalType.Cumulative }, Latest), StringComparison.Ordinal);
        Assert.EndsWith("before it, but what the total grew by lately is unusually low, more than chance alone would give, a concern.",
            Say(Higher with { TemporalType = TemporalType.Cumulative }, Latest with { Variation = Shown.ConcernLow }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ValueFlag.None, Direction.NotComparable, null, "The milestone meets its target.")]
    [InlineData(ValueFlag.Forecast, Direction.Declining, Movement.Up, "The milestone, as it is expected now, meets its target. It is later than it was said to be before.")]
    [InlineData(ValueFlag.Forecast, Direction.Improving, Movement.Down, "The milestone, as it is expected now, meets its target. It is earlier than it was said to be before.")]
    public void A_milestone_speaks_of_its_date(ValueFlag flag, Direction direction, Movement? movement, string said) => Assert.Equal(said, SeriesSentence.Of(
        Facts(Higher with { Unit = Units.Milestone, Polarity = Polarity.Lower }, Latest with { Direction = direction, Movement = movement }) with { Flag = flag }));

    [Theory]
    [InlineData(Direction.Improving, Movement.Up, " The answer is another than in the period before.")]
    [InlineData(Direction.Stable, Movement.Level, " The answer is the same as in the period before.")]
    [InlineData(Direction.NotComparable, null, "")]
    public void A_yes_or_no_speaks_of_its_answer(Direction direction, Movement? movement, string said) =>
        Assert.Equal($"The figure for June 2024 meets its target.{said}", Say(Higher with { Unit = Units.YesNo }, Latest with { Direction = direction, Movement = movement }));

    [Theory]
    [InlineData(Polarity.Higher, 80, 90, 80, Outlook.Meets, "is likely to end on the good side of its target.")]
    [InlineData(Polarity.Higher, 70, 79.94, 80, Outlook.Misses, "is likely to miss its target.")]
    [InlineData(Polarity.Higher, 70, 79.95, 80, Outlook.Open, "may end on either side of its target.")]
    [InlineData(Polarity.Lower, 70, 80.04, 80, Outlook.Meets, "is likely to end on the good side of its target.")]
    [InlineData(Polarity.Lower, 80.1, 90, 80, Outlook.Misses, "is likely to miss its target.")]
    [InlineData(Polarity.Lower, 80, 90, 80, Outlook.Open, "may end on either side of its target.")]
    [InlineData(Polarity.Range, 80, 90, 80, Outlook.None, "")]
    public void The_outlook_is_that_of_the_whole_interval(Polarity polarity, double lower, double upper, double target, Outlook found, string said)
    {
        var forecast = new ForecastState(Period.FinancialYear(2024), 82, (decimal)lower, (decimal)upper, "mean", (decimal)target, Rag.Green);
        var definition = Higher with { Polarity = polarity };
        Assert.Equal(found, OutlookSentence.Find(definition, forecast));
        Assert.Equal(Outlook.None, OutlookSentence.Find(definition, forecast with { Target = null }));
        Assert.EndsWith(said.Length == 0 ? "usual variation." : $" If things go on as they have, 2024/25 {said}", Say(definition, Latest with { Forecast = forecast }), StringComparison.Ordinal);
    }

    private static string Say(MeasureDefinition definition, SeriesState state) => SeriesSentence.Of(Facts(definition, state));

    private static SeriesFacts Facts(MeasureDefinition definition, SeriesState state) => new(definition, state, ChangeTold.Of(definition, state));
}
