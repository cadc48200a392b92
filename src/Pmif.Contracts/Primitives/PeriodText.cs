using System.Globalization;
using System.Text.RegularExpressions;

namespace Pmif.Contracts.Primitives;

/// <summary>
/// Reads the ways people write periods. Forms and checks follow the conventions of the financial year (1 April to 31 March):
/// a suffix must follow its start (<c>2024/25</c>), and what could mean two things is settled by the measure's frequency or refused.
/// </summary>
public static class PeriodText
{
    /// <summary>
    /// Reads <paramref name="text"/> as a period of a measure reported at <paramref name="frequency"/>.
    /// False where no form fits, or where the text could mean two periods and the frequency does not settle it.
    /// </summary>
    public static bool TryParse(string? text, Frequency frequency, out Period period)
    {
        period = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
            return false;
        var trimmed = text.AsSpan().Trim();
        return Period.TryParseIso(trimmed, out period) || TryWritten(trimmed.ToString(), frequency, out period);
    }

    private static bool TryWritten(string text, Frequency frequency, out Period period)
    {
        period = default;
        if (PeriodForms.Quarter().Match(text) is { Success: true } quarter && TryYears(quarter, out var quarterYear))
            return Set(out period, Period.FinancialQuarter(quarterYear, Number(quarter, "q")));
        if (PeriodForms.Half().Match(text) is { Success: true } half && TryYears(half, out var halfYear))
            return Set(out period, Period.FinancialHalf(halfYear, Number(half, "h")));
        if (PeriodForms.YearMonth().Match(text) is { Success: true } numeric && MeansMonth(numeric, frequency))
            return TryMonth(Number(numeric, "y"), Number(numeric, "m"), out period);
        if (PeriodForms.TwoYears().Match(text) is { Success: true } years)
            return TryTwoYears(years, frequency, out period);
        if (PeriodForms.OneYear().Match(text) is { Success: true } year)
            return TryYear(Number(year, "y"), frequency, year.Groups["cal"].Success, out period);
        if (DateTime.TryParseExact(text, ["MMMM yyyy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return TryMonth(month.Year, month.Month, out period);
        if (PeriodForms.Months().Match(text) is { Success: true } months)
            return TryMonths(months, out period);
        if (PeriodForms.Pool().Match(text) is { Success: true } pool)
            return TryPool(pool, out period);
        if (text.IndexOf(" to ", StringComparison.OrdinalIgnoreCase) is > 0 and var to)
            return TryDays(text[..to], text[(to + 4)..], out period);
        return TryDay(text, out var day) && Set(out period, Period.Snapshot(day));
    }

    // 2014/15 to 2016/17: whole financial years, first and last.
    private static bool TryPool(Match match, out Period period)
    {
        period = default;
        int first = StartYear(match, "y"), last = StartYear(match, "z");
        return EndYear(first, match.Groups["e"].Value) == first + 1 && EndYear(last, match.Groups["f"].Value) == last + 1 && last - first is > 0 and <= 20
            && Set(out period, new Period(Period.FinancialYear(first).Start, (last - first + 1) * 12));
    }

    // 16 November 2015 to 15 November 2016: whole months from a day to the day before its like.
    private static bool TryDays(string from, string to, out Period period)
    {
        period = default;
        if (!TryDay(from, out var first) || !TryDay(to, out var last))
            return false;
        var months = (last.AddDays(1).Year - first.Year) * 12 + last.AddDays(1).Month - first.Month;
        return months is >= 1 and <= Period.LongestMonths && new Period(first, months) is var whole && whole.End == last && Set(out period, whole);
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, ["d MMMM yyyy", "d MMM yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= Period.FirstYear and <= Period.LastYear;

    // 2011-12 is December 2011 to a monthly measure and 2011/12 to an annual one; to any other it stays unread.
    private static bool MeansMonth(Match match, Frequency frequency) =>
        frequency is Frequency.Monthly
        || (frequency is Frequency.Quarterly or Frequency.HalfYearly or Frequency.Adhoc
            && (Number(match, "y") + 1) % 100 != Number(match, "m"));

    private static bool TryTwoYears(Match match, Frequency frequency, out Period period)
    {
        period = default;
        var start = StartYear(match, "y");
        var end = EndYear(start, match.Groups["e"].Value);
        var span = end - start;
        var separator = match.Groups["sep"].Value.Trim();
        if (match.Groups["school"].Success)
            return span == 1 && Set(out period, Period.AcademicYear(start));
        if (span == 1)
        {
            if (separator == "-" && frequency is Frequency.Quarterly or Frequency.HalfYearly or Frequency.Adhoc && end % 100 is >= 1 and <= 12
                && match.Groups["e"].Length == 2)
                return false;
            return Set(out period, frequency is Frequency.AcademicYear ? Period.AcademicYear(start) : Period.FinancialYear(start));
        }
        if (span is < 2 or > 20)
            return false;
        // "2016 to 2019" counts years by their ends (three financial years); "2011-13" names the calendar years it pools.
        return Set(out period, separator == "to"
            ? new Period(new DateOnly(start, 4, 1), span * 12)
            : new Period(new DateOnly(start, 1, 1), (span + 1) * 12));
    }

    private static bool TryYear(int year, Frequency frequency, bool saysCalendar, out Period period)
    {
        period = default;
        return (saysCalendar || frequency is Frequency.CalendarYear or Frequency.Annual or Frequency.ThreeYear or Frequency.Adhoc)
            && Set(out period, Period.CalendarYear(year));
    }

    private static bool TryMonths(Match match, out Period period)
    {
        period = default;
        if (!TryMonthName(match.Groups["a"].Value, out var from) || !TryMonthName(match.Groups["b"].Value, out var to))
            return false;
        var end = new DateOnly(Number(match, "y"), to, 1);
        var startYear = match.Groups["x"].Success ? Number(match, "x") : from <= to ? end.Year : end.Year - 1;
        if (startYear < Period.FirstYear)
            return false;
        var start = new DateOnly(startYear, from, 1);
        var months = (end.Year - start.Year) * 12 + end.Month - start.Month + 1;
        return months is >= 2 and <= Period.LongestMonths && Set(out period, new Period(start, months));
    }

    private static bool TryMonthName(string name, out int month)
    {
        var read = DateTime.TryParseExact(name, ["MMMM", "MMM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        month = date.Month;
        return read;
    }

    private static bool TryMonth(int year, int month, out Period period)
    {
        period = default;
        return year is >= Period.FirstYear and <= Period.LastYear && month is >= 1 and <= 12 && Set(out period, Period.Month(year, month));
    }

    private static bool TryYears(Match match, out int start)
    {
        start = StartYear(match, "y");
        return EndYear(start, match.Groups["e"].Value) == start + 1;
    }

    // Two digits stand after FY only, and are of this century.
    private static int StartYear(Match match, string group) => Number(match, group) is var year && match.Groups[group].Length == 2 ? 2000 + year : year;

    private static int EndYear(int start, string suffix)
    {
        var end = int.Parse(suffix, CultureInfo.InvariantCulture);
        if (suffix.Length == 4)
            return end;
        var century = start / 100 * 100 + end;
        return century < start ? century + 100 : century;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static bool Set(out Period period, Period value)
    {
        period = value;
        return true;
    }
}
