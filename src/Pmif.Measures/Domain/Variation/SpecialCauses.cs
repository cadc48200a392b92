using System.Buffers;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Variation;

/// <summary>Finds special-cause variation within one rebase group.</summary>
public static class SpecialCauses
{
    /// <summary>
    /// Marks each value; the first rule that matches wins: beyond a limit, trend, two of three, shift. Without limits only the runs are looked at.
    /// Source: NHS England "Making Data Count", as NHSRplotthedots 0.2.0 implements it. On a run chart a value on the median neither makes nor
    /// breaks a shift, and a value like the one before neither makes nor breaks a trend (Perla, Provost and Murray, BMJ Qual Saf 2011, 20, 46–51).
    /// </summary>
    /// <param name="values">Values in order of time.</param>
    /// <param name="lines">Lines of the group.</param>
    /// <param name="settings">Length of a shift and of a trend.</param>
    /// <param name="marks">Where the marks go; as long as <paramref name="values"/>.</param>
    public static void Mark(ReadOnlySpan<decimal> values, ChartLines lines, SpcSettings settings, Span<SpecialCause> marks)
    {
        marks.Clear();
        var passOver = settings.Chart == ControlChartKind.Run;
        MarkShifts(values, lines.Centre, settings.ShiftPoints, passOver, marks);
        if (lines is { Lower: { } lower, Upper: { } upper, NearLower: { } nearLower, NearUpper: { } nearUpper })
        {
            MarkTwoOfThree(values, lines.Centre, (lower, nearLower, nearUpper, upper), marks);
            MarkTrends(values, settings.TrendPoints, passOver, marks);
            MarkBeyond(values, lower, upper, marks);
        }
        else
        {
            MarkTrends(values, settings.TrendPoints, passOver, marks);
        }
    }

    /// <summary>The mark of the latest value, as <see cref="Mark"/> gives it, without a look at values that are too far back to matter.</summary>
    /// <param name="values">At least one value, in order of time.</param>
    /// <param name="lines">Lines of the group.</param>
    /// <param name="settings">Length of a shift and of a trend.</param>
    public static SpecialCause OfLatest(ReadOnlySpan<decimal> values, ChartLines lines, SpcSettings settings)
    {
        // A run chart passes values over, so a run may reach back any distance.
        if (settings.Chart != ControlChartKind.Run)
            values = values[^Math.Min(values.Length, Math.Max(settings.ShiftPoints, settings.TrendPoints))..];
        var marks = ArrayPool<SpecialCause>.Shared.Rent(values.Length);
        Mark(values, lines, settings, marks.AsSpan(0, values.Length));
        var latest = marks[values.Length - 1];
        ArrayPool<SpecialCause>.Shared.Return(marks);
        return latest;
    }

    /// <summary>+1 where the point lies high or rising, −1 where low or falling, 0 for common cause.</summary>
    public static int DirectionOf(SpecialCause mark, decimal value, decimal mean) => mark switch
    {
        SpecialCause.None => 0,
        SpecialCause.AboveLimit or SpecialCause.TrendUp or SpecialCause.ShiftAbove => 1,
        SpecialCause.TwoOfThree => value > mean ? 1 : -1,
        _ => -1,
    };

    // A point on the line breaks the run, unless such points are passed over: then they belong to no run.
    private static void MarkShifts(ReadOnlySpan<decimal> values, decimal centre, int points, bool passOver, Span<SpecialCause> marks)
    {
        for (int start = 0, end; start < values.Length; start = end)
        {
            var side = values[start].CompareTo(centre);
            var (last, count) = (start, 1);
            for (end = start + 1; end < values.Length; end++)
            {
                var next = values[end].CompareTo(centre);
                if (next == side)
                    (last, count) = (end, count + 1);
                else if (!passOver || next != 0)
                    break;
            }
            if (side == 0 || count < points)
                continue;
            for (var i = start; i <= last; i++)
                if (values[i] != centre)
                    marks[i] = side > 0 ? SpecialCause.ShiftAbove : SpecialCause.ShiftBelow;
        }
    }

    // A tie breaks the run unless it is passed over. A turning point ends one run and starts the next, so runs share it; the later one marks it.
    private static void MarkTrends(ReadOnlySpan<decimal> values, int points, bool passOver, Span<SpecialCause> marks)
    {
        for (int start = 0, end; start < values.Length - 1; start = end)
        {
            var way = values[start + 1].CompareTo(values[start]);
            end = start + 1;
            var count = 2;
            for (var i = end; i < values.Length - 1; i++)
            {
                var next = values[i + 1].CompareTo(values[i]);
                if (next == way)
                    (end, count) = (i + 1, count + 1);
                else if (!passOver || next != 0)
                    break;
            }
            if (way != 0 && count >= points)
                marks[start..(end + 1)].Fill(way > 0 ? SpecialCause.TrendUp : SpecialCause.TrendDown);
        }
    }

    // All three lie on one side of the centre. A point beyond the limit is none of the two.
    private static void MarkTwoOfThree(
        ReadOnlySpan<decimal> values, decimal centre, (decimal Lower, decimal NearLower, decimal NearUpper, decimal Upper) limits, Span<SpecialCause> marks)
    {
        for (var last = 2; last < values.Length; last++)
        {
            var (side, near) = (values[last].CompareTo(centre), 0);
            if (values[last - 1].CompareTo(centre) != side || values[last - 2].CompareTo(centre) != side)
                continue;
            for (var i = last - 2; i <= last; i++)
                near += IsNear(values[i], limits) ? 1 : 0;
            for (var i = last - 2; i <= last && near >= 2; i++)
                if (IsNear(values[i], limits))
                    marks[i] = SpecialCause.TwoOfThree;
        }
    }

    private static bool IsNear(decimal value, (decimal Lower, decimal NearLower, decimal NearUpper, decimal Upper) limits) =>
        (value > limits.NearUpper && value <= limits.Upper) || (value < limits.NearLower && value >= limits.Lower);

    private static void MarkBeyond(ReadOnlySpan<decimal> values, decimal lower, decimal upper, Span<SpecialCause> marks)
    {
        for (var i = 0; i < values.Length; i++)
            if (values[i] > upper)
                marks[i] = SpecialCause.AboveLimit;
            else if (values[i] < lower)
                marks[i] = SpecialCause.BelowLimit;
    }
}
