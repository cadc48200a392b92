using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;
using Pmif.Measures.Domain.Values;
using Shown = Pmif.Contracts.Primitives.Variation;

namespace Pmif.Measures.Tests.Domain.CloserLook;

public sealed class MaskingTests
{
    private static readonly Period Year = Period.FinancialYear(2024);
    private static readonly MeasureDefinition Percent = new() { Unit = Units.Percent, Aggregation = Aggregation.Ratio, Interval = IntervalMethod.Wilson, Frequency = Frequency.Annual };
    private static readonly TargetSet Targets = new() { Tolerance = new(ToleranceUnit.PercentagePoints, 5), Targets = [new(Year, 80)] };

    [Fact]
    public void A_red_part_behind_a_green_whole_is_found_and_beyond_chance_where_it_is()
    {
        var found = Look(Whole(850, 1000), Of("a", 90, 100), Of("b", 60, 100), Of("c", 89, 100));

        var hidden = Assert.Single(found.Hidden);
        Assert.Equal(("b", true, false, PartEvidence.BeyondChance), (hidden.Part.Code, hidden.IsRed, hidden.IsWorse, hidden.Evidence));
        Assert.Equal((3, 3, 0), (found.Parts, found.LookedAt, found.Withheld));
        Assert.InRange(hidden.Chance!.Value, 1e-10, 1e-8);
        Assert.InRange(found.ChanceOfRed!.Value, 0.0001, 0.05);
        Assert.Equal(hidden.Part.Code, Assert.Single(Look(Whole(850, 1000), Of("b", 60, 100)).Hidden).Part.Code);
        Assert.NotNull(Look(Whole(850, 1000), Of("b", 60, 100)).ExpectedRed);
    }

    [Fact]
    public void Among_many_small_parts_some_are_red_by_chance_and_that_is_said()
    {
        // Of 8 at 85 % each part has 5 or fewer, 62.5 % and red, in 10.5 % of cases: binomial.
        var parts = Enumerable.Range(0, 20).Select(i => Of($"p{i:00}", i < 2 ? 5 : 7, 8)).ToArray();
        var found = Look(Whole(850, 1000), parts);

        Assert.Equal(2, found.Hidden.Count);
        Assert.All(found.Hidden, part => Assert.Equal((PartEvidence.WithinChance, 0.1052), (part.Evidence, Math.Round(part.Chance!.Value, 4))));
        Assert.Equal(2.1044, found.ExpectedRed!.Value, 3);
        Assert.Equal(0.62, found.ChanceOfRed!.Value, 2);
    }

    [Fact]
    public void The_more_parts_are_looked_at_the_less_one_of_them_says()
    {
        PartOfWhole[] With(int others) => [Of("bad", 76 - 2, 100), .. Enumerable.Range(0, others).Select(i => Of($"p{i}", 86, 100))];
        Assert.Equal(PartEvidence.BeyondChance, Assert.Single(Look(Whole(850, 1000), With(2)).Hidden).Evidence);
        Assert.Equal(PartEvidence.WithinChance, Assert.Single(Look(Whole(850, 1000), With(40)).Hidden).Evidence);
    }

    [Fact]
    public void A_part_that_gets_worse_by_more_than_noise_is_found_even_where_it_is_green()
    {
        var found = Look(Whole(850, 1000), Of("a", 90, 100, Shown.ConcernLow), Of("b", 90, 100) with { State = Of("b", 90, 100).State with { Direction = Direction.Declining, Movement = Movement.Down } });
        Assert.Equal(("a", false, true), (Assert.Single(found.Hidden).Part.Code, found.Hidden[0].IsRed, found.Hidden[0].IsWorse));
        Assert.Equal(0, found.ChanceOfRed ?? 0);
    }

    [Fact]
    public void Behind_a_whole_that_is_red_but_improving_only_what_gets_worse_is_hidden()
    {
        var whole = Whole(600, 1000) with { Variation = Shown.ImprovementHigh };
        Assert.Equal(["worse"], Look(whole, Of("red", 50, 100), Of("worse", 55, 100, Shown.ConcernLow)).Hidden.Select(part => part.Part.Code));
        Assert.Null(Look(whole, Of("red", 50, 100)).ExpectedRed);
        Assert.Empty(Look(whole with { Variation = Shown.CommonCause }, Of("worse", 55, 100, Shown.ConcernLow)).Hidden);
    }

    [Fact]
    public void Nothing_is_told_of_a_part_that_is_withheld_or_of_another_period()
    {
        var confidential = Of("c", 50, 100) with { Figure = new(50, 50, 100, ValueFlag.Confidential), State = Of("c", 50, 100).State with { Rag = Rag.Suppressed } };
        var found = Look(Whole(850, 1000), confidential, Of("old", 50, 100) with { State = Of("old", 50, 100).State with { Period = Period.FinancialYear(2023) } }, Of("red", 60, 100));
        Assert.Equal((3, 1, 1, "red"), (found.Parts, found.LookedAt, found.Withheld, Assert.Single(found.Hidden).Part.Code));
        Assert.Empty(Look(Whole(850, 1000) with { Rag = Rag.Suppressed }, Of("red", 60, 100)).Hidden);
    }

    [Fact]
    public void Counts_that_are_no_counts_are_not_tested()
    {
        Assert.Equal(PartEvidence.NotTested, Assert.Single(Masking.Of(Percent with { Interval = IntervalMethod.None }, Whole(850, 1000), new(85, 850, 1000, ValueFlag.None), [Of("b", 60, 100)]).Hidden).Evidence);
        Assert.Equal(PartEvidence.NotTested, Assert.Single(Look(Whole(850, 1000), Of("b", 60, 100) with { Figure = new(60, 60.5m, 100, ValueFlag.None) }).Hidden).Evidence);
        Assert.Equal(PartEvidence.NotTested, Assert.Single(Look(Whole(850, 1000), Of("b", 60, 100) with { Figure = null }).Hidden).Evidence);
        Assert.Null(Look(Whole(850, 1000), Of("b", 60, 100) with { Targets = Targets with { AmberRule = AmberRule.IfImproved } }).ExpectedRed);
    }

    [Fact]
    public void The_surest_comes_first() => Assert.Equal(["worst", "bad", "some"],
        Look(Whole(850, 1000), Of("some", 3, 5), Of("bad", 60, 100), Of("worst", 40, 100)).Hidden.Select(part => part.Part.Code));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.8647)]
    [InlineData(2, 0.5940)]
    [InlineData(5, 0.0527)]
    public void A_rate_where_less_is_better_counts_by_Poisson(int events, double asBad)
    {
        // Two events are to be expected of a thousand people.
        var definition = Percent with { Unit = "rate", Per = 1000, Interval = IntervalMethod.Byar, Polarity = Polarity.Lower };
        var chance = CountedChance.Of(definition, 20, 10_000)!.Value;
        Assert.Equal(asBad, chance.OfAsBad(definition, events, 1_000)!.Value, 4);
        // Red above 4 in a thousand.
        Assert.Equal(0.0527, chance.OfRed(definition, new() { Tolerance = new(ToleranceUnit.Absolute, 1), Targets = [new(Year, 3)] }, Year, 1_000)!.Value, 4);
    }

    [Fact]
    public void No_chance_where_neither_way_is_better_or_the_counts_make_none()
    {
        Assert.Null(CountedChance.Of(Percent, 20, 10));
        Assert.Null(CountedChance.Of(Percent, 20, 0));
        Assert.Null(CountedChance.Of(Percent, -1, 10));
        var chance = CountedChance.Of(Percent, 10, 10)!.Value;
        Assert.Null(chance.OfAsBad(Percent with { Polarity = Polarity.None }, 1, 10));
        Assert.Null(chance.OfAsBad(Percent, 11, 10));
        Assert.Equal((1.0, 0.0), (chance.OfAsBad(Percent, 10, 10), chance.OfAsBad(Percent, 9, 10)));
        Assert.Equal(0, chance.OfRed(Percent, Targets, Year, 10));
        Assert.Equal(1, CountedChance.Of(Percent, 0, 10)!.Value.OfRed(Percent, Targets, Year, 10));
    }

    [Fact]
    public void A_part_is_withheld_by_its_rating_or_by_its_flag()
    {
        var found = Look(Whole(850, 1000), Of("rated", 50, 100) with { State = Of("rated", 50, 100).State with { Rag = Rag.Suppressed } },
            Of("flagged", 50, 100) with { Figure = new(50, 50, 100, ValueFlag.Confidential) }, Of("open", 90, 100));
        Assert.Equal((3, 1, 2), (found.Parts, found.LookedAt, found.Withheld));
    }

    [Fact]
    public void Where_none_would_be_red_by_chance_a_red_one_is_beyond_all_chance()
    {
        var definition = Percent with { Unit = "rate", Per = 1000, Interval = IntervalMethod.Byar, Polarity = Polarity.Lower };
        var targets = new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 0), Targets = [new(Year, 0)] };
        PartOfWhole part = new("a", State(1, Shown.CommonCause) with { Rag = Rag.Red }, targets, new(1, 1, 1_000, ValueFlag.None));
        var found = Masking.Of(definition, State(0, Shown.CommonCause) with { Rag = Rag.Green }, new(0, 0, 1_000, ValueFlag.None), [part]);
        Assert.Equal((0, 0, PartEvidence.BeyondChance), (found.ExpectedRed, found.ChanceOfRed, Assert.Single(found.Hidden).Evidence));
    }

    [Fact]
    public void What_is_no_count_has_no_chance()
    {
        var rate = Percent with { Unit = "rate", Per = 1000, Interval = IntervalMethod.Byar, Polarity = Polarity.Lower };
        var chance = CountedChance.Of(rate, 1, 1_000)!.Value;
        Assert.Null(chance.OfAsBad(rate, -1, 5));
        Assert.Null(chance.OfAsBad(rate, 0, 0));
        Assert.Equal(1, chance.OfAsBad(rate, 0, 1));
        Assert.Equal(1, chance.OfAsBad(rate, 0, int.MaxValue));
        Assert.Null(chance.OfAsBad(rate, 0, int.MaxValue + 1m));
        Assert.Null(CountedChance.Of(Percent, 850, 1_000)!.Value.OfRed(Percent, Targets, Year, 10.5m));
        Assert.Null(CountedChance.Of(Percent, 850, 1_000)!.Value.OfRed(Percent with { Polarity = Polarity.None }, Targets, Year, 10));
    }

    [Fact]
    public void All_may_be_red_or_none()
    {
        var chance = CountedChance.Of(Percent, 850, 1_000)!.Value;
        Assert.Equal(1, chance.OfRed(Percent, Targets with { Targets = [new(Year, 200)] }, Year, 10));
        Assert.Equal(0, chance.OfRed(Percent, Targets with { Targets = [new(Year, 0)] }, Year, 10));
        // A million events are to be expected, give or take three thousand.
        var rate = Percent with { Unit = "rate", Per = 1000, Interval = IntervalMethod.Byar };
        Assert.Equal(1, CountedChance.Of(rate, 1_000, 1_000)!.Value.OfRed(rate, Targets with { Targets = [new(Year, 1_000_000_000)] }, Year, 1_000_000)!.Value, 9);
    }

    [Fact]
    public void Of_a_whole_whose_figure_is_confidential_no_chance_is_told_that_would_give_it_away()
    {
        var whole = Whole(850, 1000);
        Assert.NotNull(Masking.Of(Percent, whole, new(85, 850, 1000, ValueFlag.None), [Of("red", 60, 100)]).Hidden.Single().Chance);
        Assert.Null(Masking.Of(Percent, whole, new(85, 850, 1000, ValueFlag.Confidential), [Of("red", 60, 100)]).Hidden.Single().Chance);
    }

    [Fact]
    public void One_part_that_stands_out_is_said_to_be_so_by_chance_perhaps_and_none_is_not()
    {
        static string Said(params PartOfWhole[] parts) => PartsSentence.Of(BreakdownKind.Area, looksWell: true, Look(Whole(850, 1000), parts), null, Year);
        Assert.Contains("stand out by chance alone", Said(Of("a", 90, 100, Shown.ConcernLow), Of("b", 90, 100)), StringComparison.Ordinal);
        Assert.DoesNotContain("by chance alone", Said(Of("a", 90, 100), Of("b", 90, 100)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_says_how_many_stand_out_and_how_many_would_by_chance()
    {
        static string Said(params PartOfWhole[] parts) => PartsSentence.Of(BreakdownKind.Locality, looksWell: true, Look(Whole(850, 1000), parts), null, Year);
        Assert.Equal("Of 3 localities looked at, 1 is off target and no other is getting worse by more than noise, behind a whole that looks well."
            + " If all were like the whole, about 0 would be off target by chance alone, and so many or more in less than 1% of cases."
            + " 1 is worse than the whole by more than chance, with so many looked at.", Said(Of("a", 90, 100), Of("b", 60, 100), Of("c", 89, 100)));
        Assert.Equal("Of 20 localities looked at, 2 are off target and no other is getting worse by more than noise, behind a whole that looks well."
            + " If all were like the whole, about 2.1 would be off target by chance alone, and so many or more in 62% of cases.",
            Said([.. Enumerable.Range(0, 20).Select(i => Of($"p{i:00}", i < 2 ? 5 : 7, 8))]));
        Assert.Equal("Of 1 locality looked at, none is off target or getting worse by more than noise, behind a whole that looks well.", Said(Of("a", 90, 100)));
        Assert.Equal("", Said());
        Assert.Equal("", PartsSentence.Of(BreakdownKind.Locality, looksWell: false, Look(Whole(850, 1000), Of("b", 60, 100)), null, Year));
    }

    private static Masking Look(SeriesState whole, params PartOfWhole[] parts) => Masking.Of(Percent, whole, new(whole.Value, whole.Value * 10, 1000, ValueFlag.None), parts);

    private static SeriesState Whole(int of, int all) => State(100m * of / all, Shown.CommonCause);

    private static PartOfWhole Of(string code, int of, int all, Shown variation = Shown.CommonCause) =>
        new(code, State(Quotient.Of(of, all, Percent), variation), Targets, new(Quotient.Of(of, all, Percent), of, all, ValueFlag.None));

    private static SeriesState State(decimal value, Shown variation) => new(
        Year, value, 80, PointStatus.OfReported(Percent, Targets, Year, value, ValueFlag.None).Rag, Direction.NotComparable, null, variation, Assurance.None, null, 1);
}
