using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;

namespace Pmif.Measures.Tests.Domain.RollUps;

public sealed class RollUpTests
{
    private static readonly MeasureDefinition Percentage = new() { Unit = Units.Percent, Aggregation = Aggregation.Ratio, TemporalType = TemporalType.Rate };
    private static readonly MeasureDefinition Count = new() { Aggregation = Aggregation.Sum };
    private static readonly MeasureDefinition Average = new() { Aggregation = Aggregation.WeightedAverage, TemporalType = TemporalType.Average };

    [Fact]
    public void A_rate_is_all_numerators_over_all_denominators_and_never_the_mean_of_rates()
    {
        var whole = RollUp.Of(Percentage, [new Part(10m, 10, 100, ValueFlag.None), new Part(0.09m, 90, 100_000, ValueFlag.None)]);

        Assert.Equal((0.0999m, 100m, 100_100m), (Math.Round(whole.Value!.Value, 4), whole.Numerator, whole.Denominator));
        Assert.NotEqual(5.045m, Math.Round(whole.Value!.Value, 3));
    }

    [Fact]
    public void Counts_add() => Assert.Equal(6.5m, RollUp.Of(Count, [Value(1), Value(2.5m), Value(3)]).Value);

    [Fact]
    public void Averages_weigh_by_their_denominators()
    {
        var whole = RollUp.Of(Average, [new Part(10, null, 1, ValueFlag.None), new Part(20, null, 3, ValueFlag.None)]);
        Assert.Equal((17.5m, null, 4m), (whole.Value, whole.Numerator, whole.Denominator));
    }

    [Fact]
    public void A_confidential_part_hides_the_whole_even_where_another_is_missing()
    {
        var whole = RollUp.Of(Count, [Value(1), new Part(3, null, null, ValueFlag.Confidential), null]);
        Assert.Equal((null, ValueFlag.Confidential, RollUp.Suppressed, 1, 3), (whole.Value, whole.Flag, whole.Refusal!.Code, whole.Count, whole.Of));
    }

    [Fact]
    public void A_missing_part_leaves_it_incomplete_and_says_how_many_there_are()
    {
        var whole = RollUp.Of(Count, [Value(1), null, new Part(null, null, null, ValueFlag.NotAvailable)]);
        Assert.Equal((null, ValueFlag.NotAvailable, RollUp.Incomplete, 1, 3), (whole.Value, whole.Flag, whole.Refusal!.Code, whole.Count, whole.Of));
    }

    [Fact]
    public void A_rate_without_numerator_and_denominator_is_refused() =>
        Assert.Equal("measures.roll-up-without-denominator", RollUp.Of(Percentage, [new Part(10, 10, 100, ValueFlag.None), Value(5)]).Refusal!.Code);

    [Fact]
    public void Nothing_is_divided_by_denominators_of_zero()
    {
        Assert.Equal("measures.roll-up-without-denominator", RollUp.Of(Percentage, [new Part(0, 0, 0, ValueFlag.None)]).Refusal!.Code);
        Assert.Equal("measures.roll-up-without-denominator", RollUp.Of(Average, [new Part(5, null, 0, ValueFlag.None)]).Refusal!.Code);
        Assert.Equal(50, RollUp.Of(Percentage, [new Part(50, 0.25m, 0.5m, ValueFlag.None)]).Value);
        Assert.Equal(5, RollUp.Of(Average, [new Part(5, null, 0.5m, ValueFlag.None)]).Value);
    }

    [Fact]
    public void A_population_counts_for_the_part_of_a_year_that_its_period_is()
    {
        // 30 of 1,200 people in a quarter: 300 person-years.
        var quarter = Tally.Of(new Part(null, 30, 1_200, ValueFlag.None) with { Value = 1 }, Aggregation.Ratio, twelfths: 3);
        Assert.Equal((10m, 300m), (RollUp.Of(Percentage, quarter, annualised: true).Value, RollUp.Of(Percentage, quarter, annualised: true).Denominator));
        Assert.Equal(3_600, RollUp.Of(Percentage, quarter, annualised: false).Denominator);
    }

    [Fact]
    public void A_figure_that_is_missing_hidden_or_bare_adds_nothing_but_itself()
    {
        Assert.Equal(new Tally(0, 0, 0, 1, 0, 0, ValueFlag.None), Tally.Of(null, Aggregation.Sum));
        Assert.Equal(new Tally(0, 0, 0, 1, 1, 0, ValueFlag.Confidential), Tally.Of(Value(5) with { Flag = ValueFlag.Confidential }, Aggregation.Sum));
        Assert.Equal(new Tally(0, 0, 0, 1, 0, 1, ValueFlag.None), Tally.Of(Value(5), Aggregation.Ratio));
        Assert.Equal(new Tally(5, 0, 1, 1, 0, 0, ValueFlag.None), Tally.Of(Value(5), Aggregation.Sum));
    }

    [Fact]
    public void Nothing_makes_nothing() => Assert.Equal(RollUp.Incomplete, RollUp.Of(Count, []).Refusal!.Code);

    [Fact]
    public void The_whole_is_no_firmer_than_its_weakest_part() => Assert.Equal(ValueFlag.Estimated,
        RollUp.Of(Count, [Value(1), Value(2) with { Flag = ValueFlag.Provisional }, Value(3) with { Flag = ValueFlag.Estimated }, Value(4) with { Flag = ValueFlag.Revised }]).Flag);

    [Fact]
    public void A_sum_that_no_number_holds_is_refused() =>
        Assert.Equal("measures.value-out-of-range", RollUp.Of(Average, [new Part(1e15m, null, 1e15m, ValueFlag.None)]).Refusal!.Code);

    [Fact]
    public void Proportions_and_rates_get_the_interval_of_their_sums()
    {
        var proportion = RollUp.Of(Percentage with { Interval = IntervalMethod.Wilson }, [new Part(null, 40, 60, ValueFlag.None) with { Value = 1 }, new Part(1, 25, 40, ValueFlag.None)]);
        Assert.Equal((55.2544m, 73.6358m), (Math.Round(proportion.Lower!.Value, 4), Math.Round(proportion.Upper!.Value, 4)));
        var rate = RollUp.Of(Percentage with { Unit = Units.Number, Per = 100, Interval = IntervalMethod.Byar }, [new Part(1, 40, 60, ValueFlag.None), new Part(1, 25, 40, ValueFlag.None)]);
        Assert.Equal((50.163188m, 82.849139m), (Math.Round(rate.Lower!.Value, 6), Math.Round(rate.Upper!.Value, 6)));
    }

    private static Part Value(decimal value) => new(value, null, null, ValueFlag.None);
}
