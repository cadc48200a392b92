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
        for (var i = 0; i < values.Length; i++)
            if (values[i] > limits.Upper)
                marks[i] = SpecialCause.AboveLimit;
            else if (values[i] < limits.Lower)
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
        for (var i = 2; i < values.Length; i++)
        {
            var three = values.Slice(i - 2, 3);
            var side = three[0].CompareTo(limits.Mean);
            if (side == 0 || three[1].CompareTo(limits.Mean) != side || three[2].CompareTo(limits.Mean) != side)
                continue;
            var near = 0;
            foreach (var value in three)
                near += IsNear(value, limits) ? 1 : 0;
            for (var j = i - 2; near >= 2 && j <= i; j++)
                if (IsNear(values[j], limits))
                    marks[j] = SpecialCause.TwoOfThree;
        }
    }

    private static bool IsNear(decimal value, XmrLimits limits) =>
        (value > limits.NearUpper && value <= limits.Upper) || (value < limits.NearLower && value >= limits.Lower);
}
