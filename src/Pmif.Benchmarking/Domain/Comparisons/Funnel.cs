using Pmif.Benchmarking.Domain.Intervals;

namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>Where a value lies against what chance alone would allow an area of its size.</summary>
public enum FunnelFlag
{
    Within,

    /// <summary>Below the 95% limit.</summary>
    Low95,

    /// <summary>Above the 95% limit.</summary>
    High95,

    /// <summary>Below the 99.8% limit.</summary>
    Low998,

    /// <summary>Above the 99.8% limit.</summary>
    High998,
}

/// <summary>Funnel plot limits at one area's size, in the measure's unit.</summary>
public sealed record Funnel(decimal Centre, decimal Lower95, decimal Upper95, decimal Lower998, decimal Upper998, FunnelFlag Flag)
{
    private const double Z95 = 1.959963984540054;
    private const double Z998 = 3.090232306167813;

    /// <summary>
    /// Limits for a proportion: p̄ ± z·√(p̄(1−p̄)/n), within 0 and 1, with z for 2.5% and 0.1% in each tail
    /// (Spiegelhalter 2005; agrees with PHEindicatormethods).
    /// </summary>
    /// <param name="own">The area's count and its size.</param>
    /// <param name="pooled">p̄, 0 to 1: all counts over all sizes.</param>
    /// <param name="scale">What a proportion of 1 is in the measure's unit, such as 100 for per cent.</param>
    /// <returns>Null where a count does not fit a proportion.</returns>
    public static Funnel? OfProportion(Fraction own, decimal pooled, decimal scale)
    {
        if (pooled is < 0 or > 1 || own.Numerator < 0 || own.Numerator > own.Denominator)
            return null;
        var error = Math.Sqrt((double)(pooled * (1 - pooled) / own.Denominator));
        decimal Limit(double z) => Math.Clamp(pooled + (decimal)(z * error), 0, 1) * scale;
        return Flagged(own.Numerator / own.Denominator * scale, pooled * scale, Limit(-Z95), Limit(Z95), Limit(-Z998), Limit(Z998));
    }

    /// <summary>
    /// Limits for a rate of events: at O events p̄·O over the exact Poisson limits of O (PHEindicatormethods).
    /// </summary>
    /// <param name="own">The area's events and its population.</param>
    /// <param name="pooled">All events over all populations.</param>
    /// <param name="scale">What the rate is per, such as 100,000.</param>
    /// <returns>Null where there were no events, for which no upper limit exists.</returns>
    public static Funnel? OfRate(Fraction own, decimal pooled, decimal scale)
    {
        if (own.Numerator <= 0 || pooled <= 0)
            return null;
        var (lower95, upper95) = PoissonInterval.Of(own.Numerator, 0.95);
        var (lower998, upper998) = PoissonInterval.Of(own.Numerator, 0.998);
        decimal Limit(double bound) => pooled * scale * own.Numerator / (decimal)bound;
        return Flagged(own.Numerator / own.Denominator * scale, pooled * scale, Limit(upper95), Limit(lower95), Limit(upper998), Limit(lower998));
    }

    private static Funnel Flagged(decimal value, decimal centre, decimal lower95, decimal upper95, decimal lower998, decimal upper998) => new(
        centre, lower95, upper95, lower998, upper998,
        value < lower998 ? FunnelFlag.Low998
        : value > upper998 ? FunnelFlag.High998
        : value < lower95 ? FunnelFlag.Low95
        : value > upper95 ? FunnelFlag.High95
        : FunnelFlag.Within);
}
