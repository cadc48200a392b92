using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Realism;

namespace Pmif.Measures.Tests.Domain.Realism;

public sealed class HitChanceTests
{
    // Abramowitz and Stegun, table 26.1.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.6914624613)]
    [InlineData(1, 0.8413447461)]
    [InlineData(1.96, 0.9750021049)]
    [InlineData(3, 0.9986501020)]
    public void The_normal_distribution_is_that_of_the_tables(double z, double share)
    {
        Assert.Equal(share, HitChance.Normal(z), 6);
        Assert.Equal(1 - share, HitChance.Normal(-z), 6);
    }

    [Fact]
    public void An_end_of_the_interval_is_met_in_one_case_of_ten_or_in_nine()
    {
        var measure = Measure(Polarity.Higher);

        Assert.Equal(0.1, HitChance.Of(measure, Forecast(50, 40, 60), 60)!.Value, 5);
        Assert.Equal(0.9, HitChance.Of(measure, Forecast(50, 40, 60), 40)!.Value, 5);
        Assert.Equal(0.9, HitChance.Of(Measure(Polarity.Lower), Forecast(50, 40, 60), 60)!.Value, 5);
        Assert.Equal(0.8, HitChance.Of(measure with { Polarity = Polarity.Midpoint, Midpoint = 50 }, Forecast(50, 40, 60), 10)!.Value, 5);
        Assert.Equal(0.4, HitChance.Of(measure with { Polarity = Polarity.Range, Range = new(40, 50) }, Forecast(50, 40, 60), null)!.Value, 5);
    }

    [Fact]
    public void What_is_printed_as_the_target_meets_it()
    {
        Assert.Equal(0.5, HitChance.Of(Measure(Polarity.Higher) with { Decimals = 0 }, Forecast(50, 40, 60), 50.5m)!.Value, 5);
        Assert.Equal(0.5, HitChance.Of(Measure(Polarity.Lower) with { Decimals = 0 }, Forecast(50, 40, 60), 49.5m)!.Value, 5);
    }

    [Fact]
    public void Half_of_the_last_decimal_counts_on_both_sides_of_what_is_best()
    {
        var printed = Measure(Polarity.Higher) with { Decimals = 1 };

        Assert.Equal(0.5, HitChance.Of(printed, Forecast(50, 40, 60), 50.05m)!.Value, 6);
        Assert.Equal(0.4, HitChance.Of(printed with { Polarity = Polarity.Range, Range = new(40.05m, 49.95m) }, Forecast(50, 40, 60), null)!.Value, 5);
        Assert.Equal(0.8, HitChance.Of(printed with { Polarity = Polarity.Midpoint, Midpoint = 50 }, Forecast(50, 40, 60), 9.95m)!.Value, 5);
    }

    [Fact]
    public void Without_any_doubt_it_is_met_or_not()
    {
        Assert.Equal(1, HitChance.Of(Measure(Polarity.Higher), Forecast(50, 50, 50), 50));
        Assert.Equal(0, HitChance.Of(Measure(Polarity.Higher), Forecast(50, 50, 50), 51));
        Assert.Equal(0, HitChance.Of(Measure(Polarity.Lower), Forecast(50, 50, 50), 49));
        Assert.Equal(1, HitChance.Of(Measure(Polarity.Lower) with { Decimals = 0 }, Forecast(50, 50, 50), 49.5m));
        Assert.Equal(0.9, HitChance.Of(Measure(Polarity.Lower), Forecast(50, 49.9m, 50.1m), 50.1m)!.Value, 4);
    }

    [Fact]
    public void An_interval_that_was_cut_off_at_a_bound_counts_by_its_other_half() =>
        Assert.Equal(0.9, HitChance.Of(Measure(Polarity.Higher), Forecast(98, 90, 100), 90)!.Value, 5);

    [Fact]
    public void Nothing_is_said_where_nothing_is_judged()
    {
        Assert.Null(HitChance.Of(Measure(Polarity.None), Forecast(50, 40, 60), 60));
        Assert.Null(HitChance.Of(Measure(Polarity.Higher) with { Kind = MeasureKind.Contextual }, Forecast(50, 40, 60), 60));
        Assert.Null(HitChance.Of(Measure(Polarity.Higher), Forecast(50, 40, 60), null));
        Assert.Null(HitChance.Of(Measure(Polarity.Higher), Forecast(50, null, null), 60));
    }

    private static MeasureDefinition Measure(Polarity polarity) => new() { Polarity = polarity, Decimals = 6 };

    private static ForecastState Forecast(decimal value, decimal? lower, decimal? upper) => new(Period.FinancialYear(2025), value, lower, upper, "drift");
}
