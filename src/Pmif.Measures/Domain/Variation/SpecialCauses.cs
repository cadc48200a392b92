using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Variation;

/// <summary>Finds special-cause variation within one rebase group.</summary>
public static class SpecialCauses
{
    /// <summary>
    /// Marks each value; the first rule that matches wins: beyond a limit, trend, two of three, shift.
    /// Source: NHS England "Making Data Count", as NHSRplotthedots 0.2.0 implements it.
    /// </summary>
    /// <param name="values">Values in order of time, without gaps.</param>
    /// <param name="limits">Limits of the group.</param>
    /// <param name="settings">Length of a shift and of a trend.</param>
    /// <param name="marks">Where the marks go; as long as <paramref name="values"/>.</param>
    public static void Mark(ReadOnlySpan<decimal> values, XmrLimits limits, SpcSettings settings, Span<SpecialCause> marks)
    {
        marks.Clear();
        MarkShifts(values, limits.Mean, settings.ShiftPoints, marks);
        MarkTwoOfThree(values, limits, marks);
        MarkTrends(values, settings.TrendPoints, marks);
        var (lower, upper) = (limits.Lower, limits.Upper);
        for (var i = 0; i < values.Length; i++)
            if (values[i] > upper)
                marks[i] = SpecialCause.AboveLimit;
            else if (values[i] < lower)
                marks[i] = SpecialCause.BelowLimit;
    }

    /// <summary>+1 where the point lies high or rising, −1 where low or falling, 0 for common cause.</summary>
    public static int DirectionOf(SpecialCause mark, decimal value, decimal mean) => mark switch
    {
        SpecialCause.None => 0,
        SpecialCause.AboveLimit or SpecialCause.TrendUp or SpecialCause.ShiftAbove => 1,
        SpecialCause.TwoOfThree => value > mean ? 1 : -1,
        _ => -1,
    };

    // A point on the mean breaks the run.
    private static void MarkShifts(ReadOnlySpan<decimal> values, decimal mean, int points, Span<SpecialCause> marks)
    {
        for (int start = 0, end; start < values.Length; start = end)
        {
            var side = values[start].CompareTo(mean);
            end = start + 1;
            while (end < values.Length && values[end].CompareTo(mean) == side)
                end++;
            if (side != 0 && end - start >= points)
                marks[start..end].Fill(side > 0 ? SpecialCause.ShiftAbove : SpecialCause.ShiftBelow);
        }
    }

    // A tie breaks the run. A turning point ends one run and starts the next, so runs share it; the later one marks it.
    private static void MarkTrends(ReadOnlySpan<decimal> values, int points, Span<SpecialCause> marks)
    {
        for (int start = 0, end; start < values.Length - 1; start = end)
        {
            var way = values[start + 1].CompareTo(values[start]);
            end = start + 1;
            while (end < values.Length - 1 && values[end + 1].CompareTo(values[end]) == way)
                end++;
            if (way != 0 && end - start + 1 >= points)
                marks[start..(end + 1)].Fill(way > 0 ? SpecialCause.TrendUp : SpecialCause.TrendDown);
        }
    }

    private static void MarkTwoOfThree(ReadOnlySpan<decimal> values, XmrLimits limits, Span<SpecialCause> marks)
    {
        var (lower, nearLower, nearUpper, upper) = (limits.Lower, limits.NearLower, limits.NearUpper, limits.Upper);
        int first = 0, second = 0; // +1 near the upper limit, -1 near the lower, 0 neither
        for (var i = 0; i < values.Length; i++)
        {
            var third = values[i] > nearUpper && values[i] <= upper ? 1 : values[i] < nearLower && values[i] >= lower ? -1 : 0;
            var side = Math.Sign(first + second + third);
            if (Math.Abs(first + second + third) >= 2 && i >= 2 && AreOn(side, values.Slice(i - 2, 3), limits.Mean))
            {
                marks[i - 2] = first != 0 ? SpecialCause.TwoOfThree : marks[i - 2];
                marks[i - 1] = second != 0 ? SpecialCause.TwoOfThree : marks[i - 1];
                marks[i] = third != 0 ? SpecialCause.TwoOfThree : marks[i];
            }
            (first, second) = (second, third);
        }
    }

    private static bool AreOn(int side, ReadOnlySpan<decimal> three, decimal mean) =>
        Math.Sign(three[0] - mean) == side && Math.Sign(three[1] - mean) == side && Math.Sign(three[2] - mean) == side;
}
