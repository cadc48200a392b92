using Pmif.Measures.Domain.Forecast;

namespace Pmif.Benchmarks.Forecasts;

/// <summary>
/// How well the last figures of series are forecast from those before. The mean absolute scaled error divides each error by the mean change from one
/// figure to the next in what was known (Hyndman and Koehler 2006); beside it stands that of the last value carried on.
/// </summary>
/// <param name="Series">Series that were judged; one that never changed has no scale.</param>
/// <param name="Forecasts">Figures that were forecast.</param>
/// <param name="Error">Mean absolute scaled error.</param>
/// <param name="Naive">The same of the last value carried on.</param>
/// <param name="Coverage">Share of figures within their 80 % intervals.</param>
/// <param name="Width">Mean half width of the intervals, scaled like the errors.</param>
internal sealed record HeldBack(int Series, int Forecasts, double Error, double Naive, double Coverage, double Width)
{
    private const int Longest = 30;

    /// <summary>Error beside the naive one; below 1 it is smaller.</summary>
    public double Ratio => Error / Naive;

    /// <summary>Holds the last <paramref name="held"/> figures of each series back and forecasts each of them from the others.</summary>
    public static HeldBack Judge(IEnumerable<AnnualSeries> all, int held = 2)
    {
        var (series, forecasts, within) = (0, 0, 0);
        double error = 0, naive = 0, width = 0;
        foreach (var one in all)
        {
            var known = Known(one.Values[..^held]);
            var scale = Scale(known);
            if (!(scale > 0))
                continue;
            series++;
            for (var ahead = 1; ahead <= held; ahead++)
            {
                var outcome = one.Values[^(held + 1 - ahead)];
                if (double.IsNaN(outcome) || Projection.Of(known, new Aim(ahead)) is not { } forecast)
                    continue;
                forecasts++;
                error += Math.Abs(outcome - forecast.Value) / scale;
                naive += Math.Abs(outcome - known[^1]) / scale;
                width += forecast.HalfWidth / scale;
                within += Math.Abs(outcome - forecast.Value) <= forecast.HalfWidth ? 1 : 0;
            }
        }
        return new(series, forecasts, error / forecasts, naive / forecasts, (double)within / forecasts, width / forecasts);
    }

    private static ReadOnlySpan<double> Known(double[] values)
    {
        var end = Array.FindLastIndex(values, value => !double.IsNaN(value)) + 1;
        return values.AsSpan(Math.Max(0, end - Longest), Math.Min(end, Longest));
    }

    private static double Scale(ReadOnlySpan<double> known)
    {
        var (sum, count) = (0d, 0);
        for (var i = 1; i < known.Length; i++)
            if (!double.IsNaN(known[i]) && !double.IsNaN(known[i - 1]))
                (sum, count) = (sum + Math.Abs(known[i] - known[i - 1]), count + 1);
        return count == 0 ? 0 : sum / count;
    }
}
