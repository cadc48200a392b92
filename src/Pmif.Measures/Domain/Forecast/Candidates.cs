namespace Pmif.Measures.Domain.Forecast;

/// <summary>Every method's forecast from every point of a past, each from what was known at that point only.</summary>
internal readonly ref struct Candidates
{
    private const double Alpha = 0.5, Beta = 0.3, Phi = 0.85;
    private const int Years = 3;

    /// <summary>Room that the work needs for each value.</summary>
    public const int RoomForEach = 4;

    private readonly ReadOnlySpan<double> values;
    private readonly Span<double> sums, smoothed, levels, trends;
    private readonly Aim aim;
    private readonly double fade;

    /// <param name="values">At even distances, in order of time.</param>
    /// <param name="aim">What is forecast.</param>
    /// <param name="room">Scratch, <see cref="RoomForEach"/> numbers for each value and one more.</param>
    public Candidates(ReadOnlySpan<double> values, Aim aim, Span<double> room)
    {
        var n = values.Length;
        this.values = values;
        this.aim = aim;
        fade = Fade(aim);
        sums = Take(ref room, n + 1);
        smoothed = Take(ref room, n);
        levels = Take(ref room, n);
        trends = Take(ref room, n);
        double sum = 0, smooth = values[0], level = values[0], trend = 0;
        sums[0] = 0;
        for (var t = 0; t < n; t++)
        {
            var value = values[t];
            sums[t + 1] = sum += value;
            smoothed[t] = smooth += Alpha * (value - smooth);
            if (t == 1)
                trend = (value - values[0]) / 2;
            var expected = level + Phi * trend;
            (levels[t], trends[t]) = (level, trend) = (expected + Alpha * (value - expected), Phi * trend + Alpha * Beta * (value - expected));
        }

        static Span<double> Take(scoped ref Span<double> room, int count)
        {
            var taken = room[..count];
            room = room[count..];
            return taken;
        }
    }

    /// <summary>The first point from which every method can look ahead.</summary>
    public static int FirstOrigin(Aim aim, bool seasons) => seasons ? aim.Season + aim.Recent - 1 : 2;

    /// <summary>What came of it, seen from point <paramref name="t"/>.</summary>
    public double Outcome(int t) => aim.Sum ? SumOf(t + 1, aim.Horizon) : values[t + aim.Horizon];

    /// <summary>What a method expected at point <paramref name="t"/>.</summary>
    public double Expected(ForecastMethod method, int t) => method switch
    {
        ForecastMethod.LastValue => aim.Levels * values[t],
        ForecastMethod.Drift => aim.Levels * values[t] + aim.Steps * (values[t] - values[0]) / t,
        ForecastMethod.Mean => aim.Levels * sums[t + 1] / (t + 1),
        ForecastMethod.Smoothing => aim.Levels * smoothed[t],
        ForecastMethod.DampedTrend => aim.Levels * levels[t] + fade * trends[t],
        ForecastMethod.LastYear => YearsBefore(t, 1),
        ForecastMethod.LastYearMoved => YearsBefore(t, 1) + aim.Levels * ChangeOnYear(t),
        _ => MeanOfYears(t),
    };

    private double YearsBefore(int t, int years) =>
        aim.Sum ? SumOf(t + 1 - years * aim.Season, aim.Horizon) : values[t + aim.Horizon - years * aim.Season];

    private double ChangeOnYear(int t) =>
        (SumOf(t + 1 - aim.Recent, aim.Recent) - SumOf(t + 1 - aim.Recent - aim.Season, aim.Recent)) / aim.Recent;

    private double MeanOfYears(int t)
    {
        var (sum, years) = (0d, 0);
        while (years < Years && t + 1 - (years + 1) * aim.Season >= 0)
            sum += YearsBefore(t, ++years);
        return sum / years;
    }

    private double SumOf(int first, int count) => sums[first + count] - sums[first];

    // What a trend of one adds by the horizon while it fades out.
    private static double Fade(Aim aim)
    {
        double power = 1, reach = 0, sum = 0;
        for (var step = 0; step < aim.Horizon; step++)
        {
            reach += power *= Phi;
            sum += reach;
        }
        return aim.Sum ? sum : reach;
    }
}
