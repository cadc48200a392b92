namespace Pmif.Benchmarking.Domain.Intervals;

/// <summary>The exact confidence interval of a count of events.</summary>
public static class PoissonInterval
{
    /// <summary>
    /// L = χ²⁻¹((1−c)/2, 2x)/2 and U = χ²⁻¹(½+c/2, 2x+2)/2 (Garwood 1936). 1 event at 95%: 0.025318 and 5.571643.
    /// </summary>
    /// <param name="events">0 or more.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static (double Lower, double Upper) Of(decimal events, double confidence)
    {
        var x = (double)events;
        var tail = (1 - confidence) / 2;
        // Half a chi-squared quantile of 2a degrees of freedom is a quantile of the gamma distribution with shape a.
        return (x == 0 ? 0 : GammaDistribution.Quantile(tail, x), GammaDistribution.Quantile(1 - tail, x + 1));
    }
}
