namespace Pmif.Benchmarking.Domain.Intervals;

/// <summary>The gamma distribution with scale 1, which chi-squared and Poisson limits are read from.</summary>
public static class GammaDistribution
{
    private const double Precision = 1e-15;
    private const double Tiny = 1e-300;

    /// <summary>The value that a share of the distribution lies below, to about 12 significant digits.</summary>
    /// <param name="probability">Above 0, below 1.</param>
    /// <param name="shape">Above 0.</param>
    public static double Quantile(double probability, double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        if (probability is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability));
        var (low, high) = (0.0, shape + 10 * Math.Sqrt(shape) + 40);
        // Bisection: fifty-odd halvings are enough for a double, whatever the shape.
        for (var step = 0; step < 200 && high - low > 1e-14 * high; step++)
        {
            var middle = (low + high) / 2;
            if (Below(middle, shape) < probability)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>The share of the distribution below <paramref name="x"/>: the regularised lower incomplete gamma function P(a, x).</summary>
    public static double Below(double x, double shape) => x <= 0 ? 0 : x < shape + 1 ? Series(x, shape) : 1 - Fraction(x, shape);

    // P(a, x) = xᵃe⁻ˣ/Γ(a+1) · (1 + x/(a+1) + x²/((a+1)(a+2)) + …), DLMF 8.11.4; converges fast below a + 1.
    private static double Series(double x, double shape)
    {
        double term = 1, sum = 1;
        for (var n = 1; term > sum * Precision; n++)
            sum += term *= x / (shape + n);
        return sum * Math.Exp(shape * Math.Log(x) - x - LogGamma(shape + 1));
    }

    // Q(a, x) by its continued fraction, DLMF 8.9.2, evaluated from the front (Lentz 1976); converges fast above a + 1.
    private static double Fraction(double x, double shape)
    {
        var b = x + 1 - shape;
        double c = 1 / Tiny, d = 1 / b, product = d;
        for (var n = 1; n < 100_000; n++)
        {
            var a = -n * (n - shape);
            b += 2;
            d = 1 / NotZero(a * d + b);
            c = NotZero(b + a / c);
            product *= d * c;
            if (Math.Abs(d * c - 1) < Precision)
                break;
        }
        return product * Math.Exp(shape * Math.Log(x) - x - LogGamma(shape));
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    // Stirling's series (DLMF 5.11.1) after moving the argument above 15, where seven terms are exact to a double.
    private static double LogGamma(double z)
    {
        var shift = 0.0;
        for (; z < 15; z++)
            shift -= Math.Log(z);
        var r = 1 / (z * z);
        var tail = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360 - r / 156)))))) / z;
        return shift + (z - 0.5) * Math.Log(z) - z + 0.5 * Math.Log(2 * Math.PI) + tail;
    }
}
