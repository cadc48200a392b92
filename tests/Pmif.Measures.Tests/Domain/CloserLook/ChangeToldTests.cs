using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Shown = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Tests.Domain.CloserLook;

public sealed class ChangeToldTests
{
    private static readonly MeasureDefinition Lower = new() { Polarity = Polarity.Lower };

    [Theory]
    [InlineData(Shown.ImprovementLow, ShownChange.ImprovedDown)]
    [InlineData(Shown.CommonCause, ShownChange.NoClearChange)]
    [InlineData(Shown.ConcernHigh, ShownChange.NoClearChange)]
    [InlineData(Shown.TooFewPoints, ShownChange.NotTested)]
    public void A_test_that_knows_no_noise_needs_special_cause_on_the_side_that_the_figure_went_to(Shown variation, ShownChange told)
    {
        Assert.Equal(told, ChangeTold.Of(Lower, State(Direction.Improving, Movement.Down, variation)));
        Assert.Equal(told, ChangeTold.Of(Lower with { ChangeTest = new(ChangeTestMethod.Band, 1) }, State(Direction.Improving, Movement.Down, variation)));
    }

    [Theory]
    [InlineData(Direction.Improving, Movement.Up, Shown.NeutralHigh, ShownChange.ImprovedUp)]
    [InlineData(Direction.Declining, Movement.Up, Shown.ConcernHigh, ShownChange.WorsenedUp)]
    [InlineData(Direction.Declining, Movement.Down, Shown.ConcernLow, ShownChange.WorsenedDown)]
    [InlineData(Direction.NotComparable, Movement.Up, Shown.NeutralHigh, ShownChange.Rose)]
    [InlineData(Direction.NotComparable, Movement.Down, Shown.NeutralLow, ShownChange.Fell)]
    [InlineData(Direction.NotComparable, Movement.Down, Shown.ImprovementLow, ShownChange.ImprovedDown)]
    [InlineData(Direction.NotComparable, Movement.Up, Shown.ConcernHigh, ShownChange.WorsenedUp)]
    [InlineData(Direction.NotComparable, Movement.Level, Shown.ImprovementLow, ShownChange.NoClearChange)]
    [InlineData(Direction.Stable, Movement.Down, Shown.ImprovementLow, ShownChange.NoClearChange)]
    public void It_is_named_by_what_is_better_and_by_the_way_the_figure_went(Direction direction, Movement movement, Shown variation, ShownChange told) =>
        Assert.Equal(told, ChangeTold.Of(new(), State(direction, movement, variation)));

    [Theory]
    [InlineData(Direction.Improving, Movement.Down, ShownChange.ImprovedDown)]
    [InlineData(Direction.Declining, Movement.Up, ShownChange.WorsenedUp)]
    [InlineData(Direction.Stable, Movement.Up, ShownChange.NoClearChange)]
    [InlineData(Direction.Improving, Movement.Level, ShownChange.NoClearChange)]
    [InlineData(Direction.Declining, Movement.Level, ShownChange.NoClearChange)]
    [InlineData(Direction.Improving, null, ShownChange.NotComparable)]
    public void Intervals_have_the_word_whatever_the_chart_shows(Direction direction, Movement? movement, ShownChange told)
    {
        var definition = Lower with { ChangeTest = new(ChangeTestMethod.Interval) };
        Assert.All(Enum.GetValues<Shown>(), variation => Assert.Equal(told, ChangeTold.Of(definition, State(direction, movement, variation))));
    }

    [Theory]
    [InlineData(Polarity.Higher, Direction.Improving, ShownChange.ImprovedUp)]
    [InlineData(Polarity.Higher, Direction.Declining, ShownChange.WorsenedDown)]
    [InlineData(Polarity.Lower, Direction.Improving, ShownChange.ImprovedDown)]
    [InlineData(Polarity.Lower, Direction.Declining, ShownChange.WorsenedUp)]
    public void A_trend_goes_its_own_way_and_not_that_from_the_comparator(Polarity polarity, Direction direction, ShownChange told) =>
        Assert.Equal(told, ChangeTold.Of(new() { Polarity = polarity, ChangeTest = new(ChangeTestMethod.Trend) }, State(direction, null, Shown.TooFewPoints)));

    [Fact]
    public void The_control_chart_as_test_tells_its_own_side()
    {
        var definition = Lower with { ChangeTest = new(ChangeTestMethod.Spc) };
        Assert.Equal(ShownChange.ImprovedDown, ChangeTold.Of(definition, State(Direction.Improving, Movement.Up, Shown.ImprovementLow)));
        Assert.Equal(ShownChange.WorsenedUp, ChangeTold.Of(definition, State(Direction.Declining, Movement.Down, Shown.ConcernHigh)));
        Assert.Equal(ShownChange.NotTested, ChangeTold.Of(definition, State(Direction.NotComparable, Movement.Down, Shown.TooFewPoints)));
    }

    [Fact]
    public void Nothing_is_told_without_a_comparator_or_of_a_suppressed_figure()
    {
        Assert.Equal(ShownChange.NotComparable, ChangeTold.Of(Lower, State(Direction.NotComparable, null, Shown.CommonCause)));
        Assert.Equal(ShownChange.NotComparable, ChangeTold.Of(Lower, State(Direction.Stable, Movement.Level, Shown.CommonCause) with { Rag = Rag.Suppressed }));
    }

    [Theory]
    [InlineData(Units.YesNo)]
    [InlineData(Units.Milestone)]
    public void What_is_counted_as_it_is_has_no_noise(string unit)
    {
        Assert.Equal(ShownChange.ImprovedDown, ChangeTold.Of(Lower with { Unit = unit }, State(Direction.Improving, Movement.Down, Shown.TooFewPoints)));
        Assert.Equal(ShownChange.WorsenedUp, ChangeTold.Of(Lower with { Unit = unit, ChangeTest = new(ChangeTestMethod.Spc) }, State(Direction.Declining, Movement.Up, Shown.CommonCause)));
        Assert.Equal(ShownChange.NotComparable, ChangeTold.Of(Lower with { Unit = unit }, State(Direction.NotComparable, null, Shown.TooFewPoints)));
    }

    [Theory]
    [InlineData(TemporalType.Cumulative, Frequency.Monthly, ShownChange.NotTested)]
    [InlineData(TemporalType.Cumulative, Frequency.Annual, ShownChange.ImprovedDown)]
    [InlineData(TemporalType.Rolling12, Frequency.Annual, ShownChange.NotTested)]
    [InlineData(TemporalType.Flow, Frequency.Monthly, ShownChange.ImprovedDown)]
    public void A_chart_of_what_a_total_grows_by_says_nothing_of_the_total(TemporalType type, Frequency frequency, ShownChange told) =>
        Assert.Equal(told, ChangeTold.Of(Lower with { TemporalType = type, Frequency = frequency }, State(Direction.Improving, Movement.Down, Shown.ImprovementLow)));

    internal static SeriesState State(Direction direction, Movement? movement, Shown variation) =>
        new(Period.Month(2024, 4), 1, null, Rag.Baseline, direction, movement, variation, Assurance.None, null, 1);
}
