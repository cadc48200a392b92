namespace Pmif.Measures.Domain.Forecast;

/// <summary>How wide an interval must be, from the errors that a method made.</summary>
internal static class ForecastErrors
{
    /// <summary>Share of outcomes that an interval is to hold.</summary>
    public const double Coverage = 0.8;

    // 90th percentiles of Student's t for 1 to 30 degrees of freedom (any statistical table).
    private static ReadOnlySpan<double> Student =>
    [
        3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.3830, 1.3722, 1.3634, 1.3562, 1.3502, 1.3450, 1.3406,
        1.3368, 1.3334, 1.3304, 1.3277, 1.3253, 1.3232, 1.3212, 1.3195, 1.3178, 1.3163, 1.3150, 1.3137, 1.3125, 1.3114, 1.3104,
    ];

    /// <summary>
    /// Half the width of the interval: the wider of two. One is the rank of the sizes of past errors that holds the coverage; the other takes them as normal, t·rms·√((m + 2)/(m − 1)).
    /// Both count two errors more than there are, since the method was chosen by these very errors and so looks better than it is; and errors
    /// over more than one period overlap, so that they count as fewer, m, though never as less than four.
    /// </summary>
    /// <param name="sizes">Sizes of the errors, 3 or more; sorted by this.</param>
    /// <param name="horizon">How many periods each error reaches over.</param>
    public static double HalfWidth(Span<double> sizes, int horizon)
    {
        sizes.Sort();
        var m = Math.Max(4, 1 + (sizes.Length - 1) / Math.Sqrt(horizon));
        var rank = Coverage * (m + 2) / m * sizes.Length;
        var last = sizes[^1];
        var byRank = rank > sizes.Length ? last * rank / sizes.Length : sizes[(int)Math.Ceiling(rank) - 1];
        if (last == 0)
            return 0;
        // Relative to the largest, so that no square leaves the range of numbers.
        var squares = 0d;
        foreach (var size in sizes)
            squares += size / last * (size / last);
        var degrees = Math.Min((int)m - 2, Student.Length);
        return Math.Max(byRank, Student[degrees - 1] * last * Math.Sqrt(squares / sizes.Length * (m + 2) / (m - 1)));
    }
}
