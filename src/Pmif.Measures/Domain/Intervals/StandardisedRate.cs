namespace Pmif.Measures.Domain.Intervals;

/// <summary>One band of age.</summary>
/// <param name="Events">Events observed, not below zero.</param>
/// <param name="Population">Population they are observed in, above zero.</param>
/// <param name="Standard">Population of the band in the standard, its weight.</param>
public readonly record struct AgeBand(double Events, double Population, double Standard);

/// <summary>A directly standardised rate.</summary>
/// <param name="Value">The rate, per as many as was asked; none where it is suppressed.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Events">Events it is made of.</param>
public readonly record struct StandardisedRate(double? Value, double? Lower, double? Upper, double Events)
{
    /// <summary>A rate of fewer events than this is not shown.</summary>
    public const int FewestEvents = 10;

    /// <summary>The European Standard Population 2013 in 19 bands of five years, the last 90 and over; together 100,000. Source: Eurostat, 2013.</summary>
    public static readonly IReadOnlyList<double> EuropeanStandard2013 =
        [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000];

    /// <summary>
    /// v = Σ(xᵢwᵢ/nᵢ)/Σw·m with var = Σ(xᵢwᵢ²/nᵢ²)/(Σw)² and limits v + √(var/X)·(Byar(X) − X)·m, X = Σxᵢ. None where a population or the standard
    /// is not above zero. Source: Dobson, Kuulasmaa, Eberle and Scherer, Stat Med 1991, 10, 457–462, as PHEindicatormethods has it.
    /// </summary>
    /// <param name="bands">All bands.</param>
    /// <param name="per">What the rate is per, such as 100,000.</param>
    /// <param name="confidence">95 % unless given.</param>
    public static StandardisedRate? Of(IReadOnlyCollection<AgeBand> bands, double per, Confidence? confidence = null)
    {
        double events = 0, weights = 0, rate = 0, variance = 0;
        foreach (var (x, n, w) in bands)
        {
            if (n <= 0 || x < 0 || w < 0)
                return null;
            events += x;
            weights += w;
            rate += x * w / n;
            variance += x * w * w / (n * n);
        }
        if (weights <= 0)
            return null;
        if (events < FewestEvents || EventCount.Byar((decimal)events, confidence) is not { } limits)
            return new(null, null, null, events);
        var (value, scale) = (rate / weights * per, Math.Sqrt(variance / (weights * weights) / events) * per);
        return new(value, value + scale * ((double)limits.Lower - events), value + scale * ((double)limits.Upper - events), events);
    }
}
