namespace Pmif.Measures.Domain.Quality;

/// <summary>Which measure of spread the scores were made with.</summary>
public enum OutlierSpread
{
    /// <summary>The median absolute deviation.</summary>
    Median,

    /// <summary>The mean absolute deviation, where more than half of the values are equal.</summary>
    Mean,

    /// <summary>None: all values are equal, or there are too few.</summary>
    None,
}

/// <summary>How far each value lies from the median.</summary>
/// <param name="Median">Median of the values; 0 where there are none.</param>
/// <param name="Spread">What the scores were made with.</param>
/// <param name="Scores">One for each value, in their order; all 0 without a spread.</param>
public sealed record OutlierScores(double Median, OutlierSpread Spread, IReadOnlyList<double> Scores);

/// <summary>
/// Modified Z-scores (B. Iglewicz and D. Hoaglin, "How to Detect and Handle Outliers", ASQC 1993): M = 0.6745 (x − median) / MAD; a value of |M| above
/// 3.5 is a potential outlier. Where MAD is 0, M = (x − median) / (1.253314 · mean absolute deviation), as IBM SPSS computes it.
/// </summary>
public static class Outliers
{
    /// <summary>Beyond this score, either way, a value is a potential outlier.</summary>
    public const double Threshold = 3.5;

    /// <summary>With fewer values nothing is said.</summary>
    public const int FewestValues = 8;

    private const double MedianFactor = 0.6745, MeanFactor = 1.253314;

    /// <summary>The score of each value.</summary>
    public static OutlierScores Of(IReadOnlyList<double> values)
    {
        var median = MedianOf(values);
        var distances = values.Select(value => Math.Abs(value - median)).ToArray();
        var (mad, mean) = (MedianOf(distances), distances.DefaultIfEmpty().Average());
        return values.Count < FewestValues || mean == 0 ? new(median, OutlierSpread.None, [.. values.Select(_ => 0d)])
            : mad > 0 ? new(median, OutlierSpread.Median, [.. values.Select(value => MedianFactor * (value - median) / mad)])
            : new(median, OutlierSpread.Mean, [.. values.Select(value => (value - median) / (MeanFactor * mean))]);
    }

    private static double MedianOf(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return 0;
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
