using Pmif.Benchmarking.Domain.Comparisons;

namespace Pmif.Benchmarking.Tests.Domain.Comparisons;

public sealed class FunnelTests
{
    // PHEindicatormethods: with one event and a pooled rate of 116.172 (rounded there), the 95% limits are 20.8506 and 4588.54.
    [Fact]
    public void Limits_of_a_rate_are_those_of_the_exact_poisson_interval()
    {
        var funnel = Funnel.OfRate(new(1, 100_000), pooled: 116.172m / 100_000, scale: 100_000)!;
        Assert.Equal(116.172m, funnel.Centre);
        Assert.Equal(20.8506m, Math.Round(funnel.Lower95, 4));
        Assert.InRange(funnel.Upper95, 4588.53m, 4588.55m);
        Assert.True(funnel.Lower998 < funnel.Lower95 && funnel.Upper998 > funnel.Upper95);
        Assert.Equal(FunnelFlag.Low998, funnel.Flag);
    }

    // p = 0.5, n = 100: 0.5 ± 1.95996 × 0.05 and ± 3.09023 × 0.05.
    [Theory]
    [InlineData(50, FunnelFlag.Within)]
    [InlineData(60, FunnelFlag.High95)]
    [InlineData(40, FunnelFlag.Low95)]
    [InlineData(66, FunnelFlag.High998)]
    [InlineData(34, FunnelFlag.Low998)]
    public void Limits_of_a_proportion_widen_with_its_error(int count, FunnelFlag flag)
    {
        var funnel = Funnel.OfProportion(new(count, 100), pooled: 0.5m, scale: 100)!;
        Assert.Equal((40.20018m, 59.79982m), (Math.Round(funnel.Lower95, 5), Math.Round(funnel.Upper95, 5)));
        Assert.Equal((34.54884m, 65.45116m), (Math.Round(funnel.Lower998, 5), Math.Round(funnel.Upper998, 5)));
        Assert.Equal(flag, funnel.Flag);
    }

    [Fact]
    public void Limits_of_a_proportion_stay_between_nothing_and_everything()
    {
        var funnel = Funnel.OfProportion(new(1, 2), pooled: 0.9m, scale: 100)!;
        Assert.Equal(100, funnel.Upper998);
        Assert.Equal(0, Funnel.OfProportion(new(1, 2), pooled: 0.1m, scale: 100)!.Lower998);
    }

    [Fact]
    public void There_are_none_for_more_than_everything_or_for_no_events()
    {
        Assert.Null(Funnel.OfProportion(new(3, 2), pooled: 0.5m, scale: 100));
        Assert.Null(Funnel.OfRate(new(0, 1000), pooled: 0.5m, scale: 1000));
    }
}
