using System.Globalization;
using System.Text.RegularExpressions;

namespace Pmif.Contracts.Primitives;

/// <summary>
/// Reads the ways people write periods. Forms and checks follow the conventions of the financial year (1 April to 31 March):
/// a suffix must follow its start (<c>2024/25</c>), and what could mean two things is settled by the measure's frequency or refused.
/// </summary>
public static partial class PeriodText
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
        if (Quarter().Match(text) is { Success: true } quarter && TryYears(quarter, out var quarterYear))
            return Set(out period, Period.FinancialQuarter(quarterYear, Number(quarter, "q")));
        if (Half().Match(text) is { Success: true } half && TryYears(half, out var halfYear))
            return Set(out period, Period.FinancialHalf(halfYear, Number(half, "h")));
        if (YearMonth().Match(text) is { Success: true } numeric && MeansMonth(numeric, frequency))
            return TryMonth(Number(numeric, "y"), Number(numeric, "m"), out period);
        if (TwoYears().Match(text) is { Success: true } years)
            return TryTwoYears(years, frequency, out period);
        if (OneYear().Match(text) is { Success: true } year)
            return TryYear(Number(year, "y"), frequency, year.Groups["cal"].Success, out period);
        if (DateTime.TryParseExact(text, ["MMMM yyyy", "MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return TryMonth(month.Year, month.Month, out period);
        if (Months().Match(text) is { Success: true } months)
            return TryMonths(months, out period);
        return DateOnly.TryParseExact(text, ["d MMMM yyyy", "d MMM yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && Set(out period, Period.Snapshot(day));
    }

    // 2011-12 is December 2011 to a monthly measure and 2011/12 to an annual one; to any other it stays unread.
    private static bool MeansMonth(Match match, Frequency frequency) =>
        frequency is Frequency.Monthly
        || (frequency is Frequency.Quarterly or Frequency.HalfYearly or Frequency.Adhoc
            && (Number(match, "y") + 1) % 100 != Number(match, "m"));

    private static bool TryTwoYears(Match match, Frequency frequency, out Period period)
    {
        period = default;
        var start = Number(match, "y");
        var end = EndYear(start, match.Groups["e"].Value);
        var span = end - start;
        if (!IsYear(start) || !IsYear(end))
            return false;
        var separator = match.Groups["sep"].Value.Trim();
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
            && IsYear(year)
            && Set(out period, Period.CalendarYear(year));
    }

    private static bool TryMonths(Match match, out Period period)
    {
        period = default;
        if (!TryMonthName(match.Groups["a"].Value, out var from) || !TryMonthName(match.Groups["b"].Value, out var to) || !IsYear(Number(match, "y")))
            return false;
        var end = new DateOnly(Number(match, "y"), to, 1);
        var startYear = match.Groups["x"].Success ? Number(match, "x") : from <= to ? end.Year : end.Year - 1;
        if (startYear < 1)
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
        return IsYear(year) && month is >= 1 and <= 12 && Set(out period, Period.Month(year, month));
    }

    private static bool TryYears(Match match, out int start)
    {
        var text = match.Groups["y"].Value;
        start = text.Length == 2 ? 2000 + int.Parse(text, CultureInfo.InvariantCulture) : int.Parse(text, CultureInfo.InvariantCulture);
        return IsYear(start) && EndYear(start, match.Groups["e"].Value) == start + 1;
    }

    private static int EndYear(int start, string suffix)
    {
        var end = int.Parse(suffix, CultureInfo.InvariantCulture);
        if (suffix.Length == 4)
            return end;
        var century = start / 100 * 100 + end;
        return century < start ? century + 100 : century;
    }

    // The calendar has years 1 to 9999, and a period must end within it.
    private static bool IsYear(int year) => year is >= 1 and < 9990;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static bool Set(out Period period, Period value)
    {
        period = value;
        return true;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(?:Q(?<q>[1-4])\s+(?:FY\s?)?(?<y>[0-9]{4}|(?<=FY\s?)[0-9]{2})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})|(?:FY\s?)?(?<y>[0-9]{4}|(?<=FY\s?)[0-9]{2})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})[\s;]+Q(?<q>[1-4]))$", Options)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"^(?:H(?<h>[12])\s+(?:FY\s?)?(?<y>[0-9]{4})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})|(?:FY\s?)?(?<y>[0-9]{4})\s?[/-]\s?(?<e>[0-9]{4}|[0-9]{2})[\s;]+H(?<h>[12]))$", Options)]
    private static partial Regex Half();

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>0[1-9]|1[0-2])$", Options)]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^(?:FY\s?)?(?<y>[0-9]{4})(?<sep>\s?[/-]\s?|\s+to\s+)(?<e>[0-9]{4}|[0-9]{2})$", Options)]
    private static partial Regex TwoYears();

    [GeneratedRegex(@"^(?<cal>cal_)?(?<y>[0-9]{4})$", Options)]
    private static partial Regex OneYear();

    [GeneratedRegex(@"^(?<a>[A-Za-z]{3,9})(?:\s+(?<x>[0-9]{4}))?\s+to\s+(?<b>[A-Za-z]{3,9})\s+(?<y>[0-9]{4})$", Options)]
    private static partial Regex Months();
}
