namespace Pmif.Benchmarking.Domain.Comparisons;

/// <summary>
/// How far a value lies from the median, in median absolute deviations, as the Office for Local Government published it:
/// the plain deviation, without the factor 1.4826 that would make it comparable with a standard deviation.
/// </summary>
public static class MadDistance
{
    /// <summary>(value − median) / MAD; null where half the values are equal, since there is no deviation to measure by.</summary>
    public static decimal? Of(decimal value, IReadOnlyCollection<decimal> all)
    {
        var median = Median(all);
        return Of(value, median, Median([.. all.Select(other => Math.Abs(other - median))]));
    }

    /// <param name="value">In the measure's unit.</param>
    /// <param name="median">Of all values.</param>
    /// <param name="deviation">Median of the absolute distances from the median.</param>
    public static decimal? Of(decimal value, decimal median, decimal deviation) =>
        deviation == 0 ? null : (value - median) / deviation;

    private static decimal Median(IReadOnlyCollection<decimal> values) => Spread.Quantile([.. values.Order()], 0.5m);
}
