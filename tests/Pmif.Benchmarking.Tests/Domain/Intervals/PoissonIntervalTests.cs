using Pmif.Benchmarking.Domain.Intervals;

namespace Pmif.Benchmarking.Tests.Domain.Intervals;

public sealed class PoissonIntervalTests
{
    // Found by summing Poisson probabilities to 40 digits; the first two rows are PHEindicatormethods' 0.025318 and 5.571643 as well.
    [Theory]
    [InlineData(0, 0.95, 0, 3.688879454113936)]
    [InlineData(1, 0.95, 0.025317807984289897, 5.571643390938898)]
    [InlineData(9, 0.95, 4.115373097378332, 17.08480345141917)]
    [InlineData(100, 0.95, 81.36399125092314, 121.62679379242639)]
    [InlineData(1, 0.998, 0.0010005003335835344, 9.233413476451586)]
    public void Agrees_with_chi_squared_quantiles(int events, double confidence, double lower, double upper)
    {
        var interval = PoissonInterval.Of(events, confidence);
        Assert.Equal(lower, interval.Lower, tolerance: 1e-9 * Math.Max(1, lower));
        Assert.Equal(upper, interval.Upper, tolerance: 1e-9 * upper);
    }

    [Fact]
    public void Nears_the_normal_interval_for_a_large_count()
    {
        var (lower, upper) = PoissonInterval.Of(1_000_000, 0.95);
        Assert.Equal(1_000_000 - 1960, lower, tolerance: 3);
        Assert.Equal(1_000_000 + 1960, upper, tolerance: 4);
    }
}
