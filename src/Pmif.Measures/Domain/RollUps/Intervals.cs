namespace Pmif.Measures.Domain.RollUps;

/// <summary>95 % confidence intervals of a proportion and of a rate, as the Department of Health's PHEindicatormethods works them out.</summary>
public static class Intervals
{
    private const double Z = 1.959963984540054;
    private const double Tail = 0.025;

    // Below this Byar's approximation is not close enough.
    private const int FewestForByar = 10;

    /// <summary>
    /// Wilson's score interval of <paramref name="count"/> out of <paramref name="of"/>, between 0 and 1.
    /// Source: Wilson, J Am Stat Assoc 1927, 22, 209–212; 65 of 100 give 0.552544 to 0.736358.
    /// </summary>
    public static (decimal Lower, decimal Upper)? Wilson(decimal count, decimal of)
    {
        if (of <= 0 || count < 0 || count > of)
            return null;
        double x = (double)count, n = (double)of, half = Z * Math.Sqrt(Z * Z + 4 * x * (1 - x / n)), span = 2 * (n + Z * Z);
        return ((decimal)Math.Max(0, (2 * x + Z * Z - half) / span), (decimal)Math.Min(1, (2 * x + Z * Z + half) / span));
    }

    /// <summary>
    /// Interval of a count of events: Byar's approximation from 10 on, below that the exact Poisson limits.
    /// Source: Breslow and Day, Statistical Methods in Cancer Research II, 1987, p. 69; 65 give 50.163188 to 82.849139, 1 gives 0.025318 to 5.571643.
    /// </summary>
    public static (decimal Lower, decimal Upper)? Events(decimal count)
    {
        if (count < 0 || count > 1_000_000_000_000_000)
            return null;
        var x = (double)count;
        if (x >= FewestForByar)
            return ((decimal)(x * Math.Pow(1 - 1 / (9 * x) - Z / (3 * Math.Sqrt(x)), 3)),
                (decimal)((x + 1) * Math.Pow(1 - 1 / (9 * (x + 1)) + Z / (3 * Math.Sqrt(x + 1)), 3)));
        if (x != Math.Floor(x))
            return null;
        var events = (int)x;
        return (events == 0 ? 0 : (decimal)MeanAt(events - 1, 1 - Tail), (decimal)MeanAt(events, Tail));
    }

    // The mean at which at most `events` happen with this probability, which falls as the mean grows.
    private static double MeanAt(int events, double probability)
    {
        double low = 0, high = 50;
        for (var i = 0; i < 100; i++)
        {
            var mean = (low + high) / 2;
            if (AtMost(events, mean) > probability)
                low = mean;
            else
                high = mean;
        }
        return low;
    }

    private static double AtMost(int events, double mean)
    {
        double term = Math.Exp(-mean), sum = term;
        for (var i = 1; i <= events; i++)
            sum += term *= mean / i;
        return sum;
    }
}
