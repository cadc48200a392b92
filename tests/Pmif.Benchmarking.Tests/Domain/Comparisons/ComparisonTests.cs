using Pmif.Benchmarking.Domain.Comparisons;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Tests.Domain.Comparisons;

public sealed class ComparisonTests
{
    private static readonly ComparisonInput Plain = new(
        new Yardstick(Polarity.Higher), new RateScale("percent", 1), 1, Area("own", 70), [Area("a", 60), Area("b", 80), Area("c", 75), Area("d", 65)], [], true, null);

    [Fact]
    public void Our_own_value_counts_among_the_ranked()
    {
        var compared = Comparison.Of(Plain);
        Assert.Equal(new Ranking(3, 5), compared.Ranking);
        Assert.Equal(70, compared.Spread.Median);
        Assert.Equal(70, compared.Spread.Mean);
    }

    [Fact]
    public void Significance_is_against_england_where_england_has_a_value_and_says_so()
    {
        var own = Area("own", 70) with { Lower = 68, Upper = 72 };
        var againstEngland = Comparison.Of(Plain with { Own = own, England = Area("E92000001", 65) });
        Assert.Equal(Significance.Better, againstEngland.Significance);
        Assert.Contains(againstEngland.Notes, note => note.Contains("England's value", StringComparison.Ordinal));

        var againstOthers = Comparison.Of(Plain with { Own = own });
        Assert.Equal(Significance.Similar, againstOthers.Significance);
        Assert.Contains(againstOthers.Notes, note => note.Contains("mean of the other areas", StringComparison.Ordinal));
    }

    [Fact]
    public void England_is_not_compared_with_itself()
    {
        var england = Area("E92000001", 70) with { Lower = 69, Upper = 71 };
        Assert.Contains(Comparison.Of(Plain with { Own = england, England = england }).Notes, note => note.Contains("mean of the other areas", StringComparison.Ordinal));
    }

    [Fact]
    public void The_pooled_value_is_numerators_over_denominators_and_not_the_mean_of_rates()
    {
        // 10 of 100 and 90 of 100,000: the mean of rates is 5.045%, the whole's rate 0.0999%.
        var compared = Comparison.Of(Plain with
        {
            Own = Area("own", 10) with { Parts = new(10, 100) },
            Others = [Area("a", 0.09m) with { Parts = new(90, 100_000) }],
        });
        Assert.Equal(5.045m, compared.Spread.Mean);
        Assert.Equal(0.0999m, Math.Round(compared.Pooled!.Value, 4));
        Assert.NotNull(compared.Funnel);
    }

    [Fact]
    public void Without_every_denominator_there_is_neither_pooled_value_nor_funnel()
    {
        var compared = Comparison.Of(Plain with { Own = Area("own", 70) with { Parts = new(7, 10) } });
        Assert.Null(compared.Pooled);
        Assert.Null(compared.Funnel);
        Assert.Contains(compared.Notes, note => note.StartsWith("No pooled value", StringComparison.Ordinal));
    }

    [Fact]
    public void Areas_without_a_value_are_named_and_not_counted()
    {
        var compared = Comparison.Of(Plain with { Others = [Area("a", 60), Area("b", 80)], Missing = ["Wigan", "Leeds"], IsMember = false });
        Assert.Equal(3, compared.Ranking.Of);
        Assert.Null(compared.Ranking.Quartile);
        Assert.Contains("Left out for want of a value: Wigan, Leeds.", compared.Notes);
        Assert.Contains("No quartiles: they need 4 areas, and 3 have a value.", compared.Notes);
        Assert.Contains(compared.Notes, note => note.StartsWith("The area is no member", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_all_alone_is_first_of_one()
    {
        var compared = Comparison.Of(Plain with { Others = [] });
        Assert.Equal(new Ranking(1, 1), compared.Ranking);
        Assert.Null(compared.MadDistance);
        Assert.Equal(Significance.NotCompared, compared.Significance);
    }

    private static ComparedValue Area(string code, decimal value) => new(code, code, value);
}
