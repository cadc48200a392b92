using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Forecast;

/// <summary>The values of a series that a forecast may be made from, at even distances.</summary>
internal static class PastValues
{
    /// <summary>Whether a point tells what has happened: neither missing nor suppressed nor itself a forecast.</summary>
    public static bool IsActual(in SeriesPoint point) => point is { Value: not null, Flag: not (ValueFlag.Forecast or ValueFlag.Confidential) };

    /// <summary>How far back is looked: six years of months, ten of quarters, else as far as there is room.</summary>
    public static int Window(int step) => step switch { 1 => 72, 3 => 40, _ => 30 };

    /// <summary>
    /// Fills <paramref name="values"/> in order of time with what is known up to <paramref name="latest"/>, NaN where nothing is, and says how many there are. Nothing from
    /// before the last break in the series or rebase is taken. A running total is given as it stands; <see cref="TakeApart"/> does the rest.
    /// </summary>
    /// <param name="points">In order of time.</param>
    /// <param name="latest">Place of the latest actual value.</param>
    /// <param name="step">Months between values.</param>
    /// <param name="runningTotal">Whether the lengths of periods grow within the year.</param>
    /// <param name="starts">Periods at which the series starts anew.</param>
    /// <param name="values">Room for <see cref="Window"/> values.</param>
    public static int Collect(ReadOnlySpan<SeriesPoint> points, int latest, int step, bool runningTotal, IReadOnlyList<Period> starts, Span<double> values)
    {
        values.Fill(double.NaN);
        var (last, months) = (EndMonth(points[latest].Period), points[latest].Period.Months);
        var start = LastStart(starts, points[latest].Period);
        var oldest = 0;
        for (var i = latest; i >= 0; i--)
        {
            ref readonly var point = ref points[i];
            if (start is { } anew && point.Period < anew)
                break;
            if ((runningTotal || point.Period.Months == months) && IsActual(point) && Math.DivRem(last - EndMonth(point.Period), step) is var (back, rest) && rest == 0)
            {
                if (back >= values.Length)
                    break;
                ref var place = ref values[values.Length - 1 - back];
                if (double.IsNaN(place))
                    (place, oldest) = ((double)point.Value!.Value, back);
            }
            if (point.Flag == ValueFlag.Break)
                break;
        }
        var count = oldest + 1;
        values[^count..].CopyTo(values);
        return count;
    }

    /// <summary>Takes running totals that start each April apart into what each period added, from the first one known; NaN where the total before is not.</summary>
    /// <param name="values">Totals in order of time; overwritten.</param>
    /// <param name="lastEnd">Month in which the last of them ends, as <see cref="EndMonth"/> counts.</param>
    /// <param name="step">Months between values.</param>
    public static void TakeApart(ref Span<double> values, int lastEnd, int step)
    {
        for (var i = values.Length - 1; i >= 0; i--)
            if (MonthsIntoYear(lastEnd - (values.Length - 1 - i) * step) > step)
                values[i] = i > 0 ? values[i] - values[i - 1] : double.NaN;
        while (values.Length > 0 && double.IsNaN(values[0]))
            values = values[1..];
    }

    /// <summary>Counts months from the beginning of the calendar; that of a period is the one in which it ends.</summary>
    public static int EndMonth(Period period) => period.Start.Year * 12 + period.Start.Month - 1 + Math.Max(0, period.Months - 1);

    /// <summary>How many months of a financial year are over at the end of a month: 1 for April, 12 for March.</summary>
    public static int MonthsIntoYear(int month) => (month + 9) % 12 + 1;

    private static Period? LastStart(IReadOnlyList<Period> starts, Period latest)
    {
        Period? last = null;
        for (var i = 0; i < starts.Count; i++)
            if (starts[i] <= latest && (last is null || starts[i] > last))
                last = starts[i];
        return last;
    }
}
