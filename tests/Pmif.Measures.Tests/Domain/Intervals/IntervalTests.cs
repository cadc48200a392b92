using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Intervals;

namespace Pmif.Measures.Tests.Domain.Intervals;

/// <summary>Intervals of proportions, counts and means against published figures (domain notes, section 3.6).</summary>
public sealed class IntervalTests
{
    /// <summary>PHEindicatormethods.</summary>
    [Theory]
    [InlineData(65, 100, 0.552544, 0.736358, 0.495495, 0.778354)]
    [InlineData(0, 50, 0, 0.071348, 0, 0.160363)]
    public void Wilson_agrees_with_its_reference(int count, int of, double lower, double upper, double lower998, double upper998)
    {
        Assert.Equal((lower, upper), Rounded(Proportion.Wilson(count, of), 6));
        Assert.Equal((lower998, upper998), Rounded(Proportion.Wilson(count, of, Confidence.Is998), 6));
    }

    /// <summary>Newcombe, Stat Med 1998, 17, 857–872, table I: methods 3 (score) and 5 (Clopper–Pearson), printed to four places.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0578, 0.1617)]
    [InlineData(0, 20, 0, 0.1611, 0, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0009, 0.1776)]
    public void Score_and_exact_intervals_agree_with_Newcombe(int count, int of, double scoreLower, double scoreUpper, double exactLower, double exactUpper)
    {
        Assert.Equal((scoreLower, scoreUpper), Rounded(Proportion.Wilson(count, of), 4));
        Assert.Equal((exactLower, exactUpper), Rounded(Proportion.Exact(count, of), 4));
    }

    [Fact]
    public void Exact_and_score_intervals_turn_with_the_proportion()
    {
        Assert.Equal(1, Proportion.Exact(20, 20)!.Value.Upper);
        Assert.Equal(1 - Rounded(Proportion.Exact(0, 20), 9).Upper, Rounded(Proportion.Exact(20, 20), 9).Lower, 9);
        Assert.Equal(1, Rounded(Proportion.Wilson(50, 50), 9).Upper);
        Assert.Equal(1 - Rounded(Proportion.Wilson(0, 50), 9).Upper, Rounded(Proportion.Wilson(50, 50), 9).Lower, 9);
    }

    /// <summary>PHEindicatormethods; 0 gives −ln 0.025.</summary>
    [Theory]
    [InlineData(1, 0.025318, 5.571643)]
    [InlineData(65, 50.163188, 82.849139)]
    [InlineData(0, 0, 3.688879)]
    public void Byar_agrees_with_its_reference(int count, double lower, double upper) => Assert.Equal((lower, upper), Rounded(EventCount.Byar(count), 6));

    /// <summary>Limits for the mean of a Poisson variable as tables print them (Pearson and Hartley, Biometrika Tables for Statisticians, table 40), 95 %.</summary>
    [Theory]
    [InlineData(2, 0.242, 7.22)]
    [InlineData(5, 1.62, 11.67)]
    [InlineData(9, 4.12, 17.08)]
    [InlineData(10, 4.80, 18.39)]
    [InlineData(20, 12.22, 30.89)]
    public void Exact_limits_of_a_count_agree_with_the_tables(int count, double lower, double upper)
    {
        var (low, high) = Rounded(EventCount.Exact(count), 6);
        Assert.Equal((lower, upper), (Math.Round(low, count == 2 ? 3 : 2), Math.Round(high, 2)));
        if (count < 10)
            Assert.Equal(EventCount.Exact(count), EventCount.Byar(count));
    }

    [Fact]
    public void Byar_comes_close_to_the_exact_limits_from_ten_on()
    {
        foreach (var confidence in new[] { Confidence.Is95, Confidence.Is998 })
            for (var count = 10; count < 200; count++)
            {
                var ((lower, upper), (exactLower, exactUpper)) = (Rounded(EventCount.Byar(count, confidence), 9), Rounded(EventCount.Exact(count, confidence), 9));
                Assert.Equal(exactLower, lower, 0.1);
                Assert.Equal(exactUpper, upper, 0.1);
            }
    }

    [Fact]
    public void Beyond_a_million_the_exact_limits_are_Byars()
    {
        var (exact, byar, next) = (EventCount.Exact(1_000_000)!.Value, EventCount.Byar(1_000_000)!.Value, 1_000_001);
        Assert.NotEqual(byar, exact);
        Assert.Equal(1, (double)(byar.Lower / exact.Lower), 1e-10);
        Assert.Equal(1, (double)(byar.Upper / exact.Upper), 1e-10);
        Assert.Equal(EventCount.Byar(next), EventCount.Exact(next));
    }

    [Fact]
    public void The_two_levels_are_what_they_say()
    {
        Assert.Equal((0.95, 0.998), (Confidence.Is95.Level, Confidence.Is998.Level));
        Assert.Equal((0.025, 0.001), (Math.Round(Confidence.Is95.Tail, 12), Math.Round(Confidence.Is998.Tail, 12)));
        Assert.Equal(0, EventCount.Byar(0, Confidence.Is998)!.Value.Lower);
        Assert.Equal(6.907755, Rounded(EventCount.Byar(0, Confidence.Is998), 6).Upper);
    }

    [Fact]
    public void What_is_no_proportion_and_no_count_has_no_interval()
    {
        Assert.Null(Proportion.Wilson(5, 4));
        Assert.Null(Proportion.Wilson(0, 0));
        Assert.Null(Proportion.Wilson(-1, 4));
        Assert.Null(Proportion.Exact(5, 4));
        Assert.Null(Proportion.Exact(0, 0));
        Assert.Null(Proportion.Exact(-1, 4));
        Assert.Null(Proportion.Exact(1.5m, 4));
        Assert.Null(Proportion.Exact(1, 4.5m));
        Assert.Null(EventCount.Byar(-1));
        Assert.Null(EventCount.Byar(2.5m));
        Assert.Null(EventCount.Byar(2_000_000_000_000_000));
        Assert.Null(EventCount.Exact(-1));
        Assert.Null(EventCount.Exact(12.5m));
        Assert.NotNull(EventCount.Byar(10.5m));
    }

    [Fact]
    public void One_and_the_largest_count_have_intervals()
    {
        Assert.NotNull(Proportion.Wilson(1, 1));
        Assert.NotNull(Proportion.Exact(1, 1));
        Assert.NotNull(Proportion.Exact(1, 1_000_000_000_000_000));
        Assert.NotNull(EventCount.Byar(1_000_000_000_000_000));
        Assert.NotNull(EventCount.Exact(1_000_000_000_000_000));
    }

    /// <summary>Student's own sleep data, the second drug (Biometrika 1908; R's dataset sleep): mean 2.33, 95 % 0.9 to 3.76.</summary>
    [Fact]
    public void A_mean_agrees_with_Student()
    {
        var mean = SampleMean.Of([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])!.Value;
        Assert.Equal((2.33, 0.8977, 3.7623), (Math.Round(mean.Mean, 2), Math.Round(mean.Lower!.Value, 4), Math.Round(mean.Upper!.Value, 4)));
        var same = SampleMean.Of(10, 2.33, 2.002249);
        Assert.Equal((0.8977, 3.7623), (Math.Round(same.Lower!.Value, 4), Math.Round(same.Upper!.Value, 4)));
        Assert.True(SampleMean.Of(10, 2.33, 2, Confidence.Is998).Upper > same.Upper);
        // Two values have one degree of freedom, whose t is 12.7062.
        var two = SampleMean.Of([1, 3])!.Value;
        Assert.Equal((2 - 12.7062, 2 + 12.7062), (Math.Round(two.Lower!.Value, 4), Math.Round(two.Upper!.Value, 4)));
        Assert.Equal(new SampleMean(7, null, null), SampleMean.Of([7]));
        Assert.Null(SampleMean.Of([]));
    }

    [Theory]
    [InlineData(IntervalMethod.Wilson, Units.Percent, 55.254, 73.636)]
    [InlineData(IntervalMethod.Byar, Units.Percent, 50.163, 82.849)]
    [InlineData(IntervalMethod.Exact, Units.Percent, 54.815, 74.271)]
    [InlineData(IntervalMethod.Exact, "rate", 50.166, 82.848)]
    public void The_interval_is_the_declared_one_in_the_unit_of_the_measure(IntervalMethod method, string unit, double lower, double upper) =>
        Assert.Equal((lower, upper), Rounded(DeclaredInterval.Of(new() { Interval = method, Unit = unit, Per = 100 }, 65, 100), 3));

    [Theory]
    [InlineData(IntervalMethod.Given)]
    [InlineData(IntervalMethod.None)]
    public void Where_none_is_declared_there_is_none(IntervalMethod method) => Assert.Null(DeclaredInterval.Of(new() { Interval = method }, 65, 100));

    [Theory]
    [InlineData(IntervalMethod.Byar)]
    [InlineData(IntervalMethod.Wilson)]
    public void Nothing_has_no_interval_and_one_has(IntervalMethod method)
    {
        Assert.Null(DeclaredInterval.Of(new() { Interval = method, Per = 100 }, 0, 0));
        Assert.NotNull(DeclaredInterval.Of(new() { Interval = method, Per = 100 }, 1, 1));
    }

    [Theory]
    [InlineData(33.3, true)]
    [InlineData(33.4, false)]
    public void The_interval_belongs_to_a_value_that_is_the_quotient_as_printed(double value, bool itsOwn) =>
        Assert.Equal(itsOwn, DeclaredInterval.IsOf(new() { Unit = Units.Percent, Decimals = 1 }, (decimal)value, 1, 3));

    private static (double Lower, double Upper) Rounded((decimal Lower, decimal Upper)? limits, int places) =>
        (Math.Round((double)limits!.Value.Lower, places), Math.Round((double)limits.Value.Upper, places));
}
