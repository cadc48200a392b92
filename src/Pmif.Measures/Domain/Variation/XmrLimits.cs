namespace Pmif.Measures.Domain.Variation;

/// <summary>Mean and natural process limits of an XmR chart (individuals and moving range).</summary>
/// <param name="Mean">Mean of the baseline points.</param>
/// <param name="Spread">2.66 times the average moving range: the distance of the limits from the mean.</param>
public readonly record struct XmrLimits(decimal Mean, decimal Spread)
{
    private const decimal LimitFactor = 2.66m;
    private const decimal ScreenFactor = 3.267m;

    /// <summary>Upper process limit.</summary>
    public decimal Upper => Mean + Spread;

    /// <summary>Lower process limit.</summary>
    public decimal Lower => Mean - Spread;

    /// <summary>Two thirds of the way to the upper limit.</summary>
    public decimal NearUpper => Mean + Spread * 2 / 3;

    /// <summary>Two thirds of the way to the lower limit.</summary>
    public decimal NearLower => Mean - Spread * 2 / 3;

    /// <summary>
    /// Limits x̄ ± 2.66·AMR over <paramref name="values"/> in order of time. With <paramref name="screenOutliers"/>, moving ranges of 3.267·AMR
    /// or more are left out once and the average taken again; the mean keeps all points. Needs at least one value; with one the spread is zero.
    /// Source: NHS England "Making Data Count", as NHSRplotthedots 0.2.0 implements it.
    /// </summary>
    public static XmrLimits Of(ReadOnlySpan<decimal> values, bool screenOutliers)
    {
        decimal sum = 0, ranges = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i];
            if (i > 0)
                ranges += Math.Abs(values[i] - values[i - 1]);
        }
        var mean = sum / values.Length;
        if (values.Length < 2)
            return new(mean, 0);
        // Multiplied before it is divided: the limits of whole figures stay exact.
        var (sumOfRanges, count) = screenOutliers ? Screened(values, ranges) : (ranges, values.Length - 1);
        return new(mean, LimitFactor * sumOfRanges / count);
    }

    private static (decimal Sum, int Count) Screened(ReadOnlySpan<decimal> values, decimal ranges)
    {
        var all = values.Length - 1;
        var bound = ScreenFactor * ranges;
        decimal kept = 0;
        var count = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var range = Math.Abs(values[i] - values[i - 1]);
            if (range * all >= bound)
                continue;
            kept += range;
            count++;
        }
        return count == 0 ? (ranges, all) : (kept, count);
    }
}
