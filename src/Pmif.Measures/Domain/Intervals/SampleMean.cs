using MathNet.Numerics.Distributions;

namespace Pmif.Measures.Domain.Intervals;

/// <summary>The mean of a sample with its interval.</summary>
/// <param name="Mean">x̄, in the unit of the values.</param>
/// <param name="Lower">Lower limit; none with fewer than two values.</param>
/// <param name="Upper">Upper limit.</param>
public readonly record struct SampleMean(double Mean, double? Lower, double? Upper)
{
    /// <summary>x̄ ± t·s/√n, with n − 1 degrees of freedom. None without values. Source: Student, Biometrika 1908, 6, 1–25; as PHEindicatormethods has it.</summary>
    public static SampleMean? Of(IReadOnlyCollection<double> values, Confidence? confidence = null)
    {
        if (values.Count == 0)
            return null;
        var mean = values.Sum() / values.Count;
        return Of(values.Count, mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, values.Count - 1)), confidence);
    }

    /// <summary>The same from the size of a sample, above zero, its mean and its standard deviation.</summary>
    public static SampleMean Of(long count, double mean, double deviation, Confidence? confidence = null)
    {
        if (count < 2)
            return new(mean, null, null);
        var half = StudentT.InvCDF(0, 1, count - 1, 1 - (confidence ?? Confidence.Is95).Tail) * deviation / Math.Sqrt(count);
        return new(mean, mean - half, mean + half);
    }
}
