namespace Pmif.Measures.Domain.Forecast;

/// <summary>A look ahead: what is expected, how far off it may be, and by which method.</summary>
/// <param name="Value">What is expected, in the unit of the values.</param>
/// <param name="HalfWidth">The outcome lies within this distance of it in about four cases of five.</param>
/// <param name="Method">The method that did best on the past.</param>
/// <param name="Tried">From how many points of the past each method was tried.</param>
public readonly record struct Projection(double Value, double HalfWidth, ForecastMethod Method, int Tried)
{
    /// <summary>Fewer values than this cannot be looked ahead from.</summary>
    public const int FewestValues = 6;

    /// <summary>More of the past than this is not looked at.</summary>
    public const int MostValues = 72;

    /// <summary>How many methods there are.</summary>
    public const int Methods = 8;

    private const int FewestErrors = 3;

    // A method must do better than the last value by this much, or the plain answer stands.
    private const double Margin = 1.05;

    /// <summary>
    /// Tries each method from every point of the past on what came after it (rolling origin), takes the one with the smallest mean absolute error, and
    /// its errors for the interval. None where there are too few values; where there are too few for errors over the whole horizon, errors
    /// over half of it or more are widened as those of a random walk would.
    /// </summary>
    /// <param name="past">Values at even distances, in order of time, at most <see cref="MostValues"/>; the first and the last known. Unknown ones are NaN: they are bridged by a straight line, which no method is judged by.</param>
    /// <param name="aim">What is forecast.</param>
    /// <param name="errors">Where the mean absolute error of each method goes, if room for <see cref="Methods"/> is given; NaN where one was not tried.</param>
    public static Projection? Of(ReadOnlySpan<double> past, Aim aim, Span<double> errors = default)
    {
        errors.Fill(double.NaN);
        var n = past.Length;
        var tried = aim with { Horizon = Math.Min(aim.Horizon, n - 2 - FewestErrors) };
        if (n is < FewestValues or > MostValues || tried.Horizon * 2 < aim.Horizon)
            return null;
        Span<double> values = stackalloc double[n], room = stackalloc double[n * Candidates.RoomForEach + 1], sizes = stackalloc double[n], means = stackalloc double[Methods];
        Span<int> gaps = stackalloc int[n + 1];
        // Seen from its end, a series without change is one of zeros: no rounding then passes for an error.
        var end = past[^1];
        if (!Bridge(past, end, values, gaps))
            return null;

        var seasons = aim.Season > 1 && tried == aim && n - aim.Horizon - Candidates.FirstOrigin(aim, true) >= Math.Max(FewestErrors, aim.Season / 2);
        var first = Candidates.FirstOrigin(aim, seasons);
        var candidates = new Candidates(values, tried, room);
        var best = ForecastMethod.LastValue;
        var count = 0;
        for (var method = ForecastMethod.LastValue; method <= (seasons ? ForecastMethod.SeasonalMean : ForecastMethod.DampedTrend); method++)
        {
            count = Errors(candidates, method, tried, first, gaps, sizes);
            if (count < FewestErrors)
                return null;
            var mean = 0d;
            foreach (var size in sizes[..count])
                mean += size / count;
            means[(int)method] = mean;
            if (errors.Length > 0)
                errors[(int)method] = mean;
            // The last value stands unless beaten clearly, and so does the first of two that do as well but for rounding.
            if (mean < means[(int)best] / (best == ForecastMethod.LastValue ? Margin : 1 + 1e-9))
                best = method;
        }
        count = Errors(candidates, best, tried, first, gaps, sizes);
        var widening = (double)aim.Horizon / tried.Horizon;
        var half = ForecastErrors.HalfWidth(sizes[..count], tried.Horizon) * Math.Sqrt(aim.Sum ? widening * widening * widening : widening);
        var ahead = tried == aim ? candidates : new Candidates(values, aim, room);
        return new(ahead.Expected(best, n - 1) + aim.Levels * end, half, best, count);
    }

    private static int Errors(Candidates candidates, ForecastMethod method, Aim aim, int first, ReadOnlySpan<int> gaps, Span<double> sizes)
    {
        var count = 0;
        for (var t = first; t < gaps.Length - 1 - aim.Horizon; t++)
            if (gaps[t + aim.Horizon + 1] == gaps[aim.Sum ? t + 1 : t + aim.Horizon])
                sizes[count++] = Math.Abs(candidates.Outcome(t) - candidates.Expected(method, t));
        return count;
    }

    // Counts the unknown up to each point; false where more is unknown than known.
    private static bool Bridge(ReadOnlySpan<double> past, double end, Span<double> values, Span<int> gaps)
    {
        gaps[0] = 0;
        var known = -1;
        for (var i = 0; i < past.Length; i++)
        {
            gaps[i + 1] = gaps[i] + (double.IsNaN(past[i]) ? 1 : 0);
            if (double.IsNaN(past[i]))
                continue;
            values[i] = past[i] - end;
            for (var gap = known + 1; gap < i; gap++)
                values[gap] = values[known] + (values[i] - values[known]) * (gap - known) / (i - known);
            known = i;
        }
        return past.Length - gaps[^1] >= FewestValues && gaps[^1] * 2 <= past.Length;
    }
}
