using MathNet.Numerics.Distributions;

namespace Pmif.Measures.Domain.Intervals;

/// <summary>Intervals of the number of events behind a count x. None where x is below zero, or beyond 10¹⁵.</summary>
public static class EventCount
{
    /// <summary>Counts beyond this are no counts.</summary>
    internal const decimal Most = 1_000_000_000_000_000;

    // Below this Byar's approximation is not close enough.
    private const int FewestForByar = 10;

    // Beyond this Byar's limits have the same ten digits, and the quantiles take ever longer to find.
    private const int MostForExact = 1_000_000;

    private static readonly (decimal, decimal)[] Few95 = Few(Confidence.Is95), Few998 = Few(Confidence.Is998);

    /// <summary>
    /// Byar's approximation from 10 on, x(1 − 1/(9x) − z/(3√x))³ and (x + 1)(1 − 1/(9(x + 1)) + z/(3√(x + 1)))³, below that the exact limits,
    /// which only whole counts have.
    /// Source: Breslow and Day, Statistical Methods in Cancer Research II, 1987, p. 69; 65 give 50.163188 to 82.849139, 1 gives 0.025318 to 5.571643.
    /// </summary>
    public static (decimal Lower, decimal Upper)? Byar(decimal count, Confidence? confidence = null)
    {
        if (count is < 0 or > Most)
            return null;
        var level = confidence ?? Confidence.Is95;
        if (count < FewestForByar)
            return count != Math.Floor(count) ? null : (level == Confidence.Is95 ? Few95 : Few998)[(int)count];
        var (x, z) = ((double)count, level.Z);
        return ((decimal)(x * Math.Pow(1 - 1 / (9 * x) - z / (3 * Math.Sqrt(x)), 3)),
            (decimal)((x + 1) * Math.Pow(1 - 1 / (9 * (x + 1)) + z / (3 * Math.Sqrt(x + 1)), 3)));
    }

    /// <summary>
    /// The exact limits for a Poisson count: χ²(tail; 2x)/2 and χ²(1 − tail; 2x + 2)/2, beyond a million Byar's. Whole counts only.
    /// Source: Garwood, Biometrika 1936, 28, 437–442.
    /// </summary>
    public static (decimal Lower, decimal Upper)? Exact(decimal count, Confidence? confidence = null)
    {
        if (count is < 0 or > Most || count != Math.Floor(count))
            return null;
        if (count > MostForExact)
            return Byar(count, confidence);
        var (x, tail) = ((double)count, (confidence ?? Confidence.Is95).Tail);
        return (count == 0 ? 0 : (decimal)ChiSquared.InvCDF(2 * x, tail) / 2, (decimal)ChiSquared.InvCDF(2 * x + 2, 1 - tail) / 2);
    }

    private static (decimal, decimal)[] Few(Confidence confidence) => [.. Enumerable.Range(0, FewestForByar).Select(count => Exact(count, confidence)!.Value)];
}
