namespace Pmif.Benchmarks;

internal static class Figures
{
    public static double Median(IReadOnlyCollection<double> figures) => Percentile(figures, 0.5);

    /// <summary>The nearest-rank percentile; <paramref name="share"/> from 0 to 1.</summary>
    public static double Percentile(IReadOnlyCollection<double> figures, double share)
    {
        var sorted = figures.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
