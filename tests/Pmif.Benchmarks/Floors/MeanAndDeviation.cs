using Pmif.Measures.Domain.Status;

namespace Pmif.Benchmarks.Floors;

/// <summary>The least that can be said of a series: one look at each of its points.</summary>
internal static class MeanAndDeviation
{
    public static double Of(ReadOnlySpan<SeriesPoint> points)
    {
        double mean = 0, squares = 0;
        var count = 0;
        foreach (ref readonly var point in points)
        {
            if (point.Value is not { } value)
                continue;
            var off = (double)value - mean;
            mean += off / ++count;
            squares += off * ((double)value - mean);
        }
        return mean + Math.Sqrt(squares / count);
    }
}
