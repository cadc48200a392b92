using System.Buffers;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Variation;

/// <summary>The lines that values are judged by: the mean and natural process limits of an XmR chart, or the median of a run chart.</summary>
/// <param name="Centre">Mean or median of the points that make the baseline.</param>
/// <param name="Spread">2.66 times the average moving range: the distance of the limits from the mean. None on a run chart, or where there is no moving range.</param>
public readonly record struct ChartLines(decimal Centre, decimal? Spread)
{
    private const decimal LimitFactor = 2.66m;
    private const decimal ScreenFactor = 3.267m;

    /// <summary>Upper process limit.</summary>
    public decimal? Upper => Centre + Spread;

    /// <summary>Lower process limit.</summary>
    public decimal? Lower => Centre - Spread;

    /// <summary>Two thirds of the way to the upper limit.</summary>
    public decimal? NearUpper => Centre + Spread * 2 / 3;

    /// <summary>Two thirds of the way to the lower limit.</summary>
    public decimal? NearLower => Centre - Spread * 2 / 3;

    /// <summary>
    /// Limits x̄ ± 2.66·AMR over values in order of time, or over the first of them where the settings fix them. With screening, moving ranges of
    /// 3.267·AMR or more are left out once and the average taken again; the mean keeps all points.
    /// Source: NHS England "Making Data Count", as NHSRplotthedots 0.2.0 implements it. A run chart has the median and no limits.
    /// </summary>
    /// <param name="values">At least one value.</param>
    /// <param name="settings">How the chart is drawn.</param>
    /// <param name="apart">Which values have no moving range with the one before; empty where all do.</param>
    public static ChartLines Of(ReadOnlySpan<decimal> values, SpcSettings settings, ReadOnlySpan<bool> apart = default)
    {
        if (settings.FixAfterN is { } most)
            values = values[..Math.Min(most, values.Length)];
        return settings.Chart == ControlChartKind.Run ? new(MedianOf(values), null)
            : new(MeanOf(values), AverageRange(values, settings.ScreenOutliers, apart) is var (sum, count) ? LimitFactor * sum / count : null);
    }

    private static decimal MeanOf(ReadOnlySpan<decimal> values)
    {
        decimal sum = 0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static decimal MedianOf(ReadOnlySpan<decimal> values)
    {
        var room = ArrayPool<decimal>.Shared.Rent(values.Length);
        var sorted = room.AsSpan(0, values.Length);
        values.CopyTo(sorted);
        sorted.Sort();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        ArrayPool<decimal>.Shared.Return(room);
        return median;
    }

    // Sum and count are kept apart, and multiplied before they are divided: the limits of whole figures stay exact.
    private static (decimal Sum, int Count)? AverageRange(ReadOnlySpan<decimal> values, bool screen, ReadOnlySpan<bool> apart)
    {
        var (sum, count, largest) = Ranges(values, apart, null);
        if (count == 0)
            return null;
        if (!screen || largest * count < ScreenFactor * sum)
            return (sum, count);
        var (kept, left, _) = Ranges(values, apart, (ScreenFactor * sum, count));
        return left == 0 ? (sum, count) : (kept, left);
    }

    private static (decimal Sum, int Count, decimal Largest) Ranges(ReadOnlySpan<decimal> values, ReadOnlySpan<bool> apart, (decimal Sum, int Count)? bound)
    {
        var (sum, count, largest) = (0m, 0, 0m);
        for (var i = 1; i < values.Length; i++)
        {
            var range = Math.Abs(values[i] - values[i - 1]);
            if ((!apart.IsEmpty && apart[i]) || (bound is { } most && range * most.Count >= most.Sum))
                continue;
            sum += range;
            count++;
            largest = Math.Max(largest, range);
        }
        return (sum, count, largest);
    }
}
