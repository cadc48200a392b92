using MathNet.Numerics.Distributions;

namespace Pmif.Measures.Domain.Intervals;

/// <summary>Intervals of a proportion x of n, between 0 and 1. None where n is not above zero or x is not between 0 and n.</summary>
public static class Proportion
{
    /// <summary>
    /// Wilson's score interval, [2x + z² ∓ z√(z² + 4x(1 − x/n))] / [2(n + z²)].
    /// Source: Wilson, J Am Stat Assoc 1927, 22, 209–212, as PHEindicatormethods has it; 65 of 100 give 0.552544 to 0.736358.
    /// </summary>
    public static (decimal Lower, decimal Upper)? Wilson(decimal count, decimal of, Confidence? confidence = null)
    {
        if (of <= 0 || count < 0 || count > of)
            return null;
        var z = (confidence ?? Confidence.Is95).Z;
        double x = (double)count, n = (double)of, half = z * Math.Sqrt(z * z + 4 * x * (1 - x / n)), span = 2 * (n + z * z);
        return ((decimal)Math.Max(0, (2 * x + z * z - half) / span), (decimal)Math.Min(1, (2 * x + z * z + half) / span));
    }

    /// <summary>
    /// The exact interval: quantiles of the beta distribution, Beta(tail; x, n − x + 1) and Beta(1 − tail; x + 1, n − x). Whole counts only.
    /// Source: Clopper and Pearson, Biometrika 1934, 26, 404–413.
    /// </summary>
    public static (decimal Lower, decimal Upper)? Exact(decimal count, decimal of, Confidence? confidence = null)
    {
        if (of <= 0 || count < 0 || count > of || count != Math.Floor(count) || of != Math.Floor(of) || of > EventCount.Most)
            return null;
        double x = (double)count, n = (double)of, tail = (confidence ?? Confidence.Is95).Tail;
        return (count == 0 ? 0 : (decimal)Beta.InvCDF(x, n - x + 1, tail), count == of ? 1 : (decimal)Beta.InvCDF(x + 1, n - x, 1 - tail));
    }
}
