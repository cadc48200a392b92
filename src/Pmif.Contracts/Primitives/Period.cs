using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmif.Contracts.Primitives;

/// <summary>
/// The interval a value describes: a start day and a length in whole months. A length of 0 is a snapshot of one day.
/// Written as ISO 8601 start/duration (<c>2024-04-01/P1Y</c>, <c>2024-04-01/P3M</c>) or a plain day (<c>2025-03-31</c>).
/// </summary>
/// <param name="Start">First day, inclusive.</param>
/// <param name="Months">Whole months, 0 to 1,200; 0 for a snapshot day.</param>
[JsonConverter(typeof(PeriodJsonConverter))]
public readonly record struct Period(DateOnly Start, int Months) : IComparable<Period>
{
    /// <summary>The longest period that is accepted: a hundred years.</summary>
    public const int LongestMonths = 1_200;

    /// <summary>First and last year in which a period may start: beyond them a digit has slipped, and years before and after must still be dates.</summary>
    public const int FirstYear = 1000, LastYear = 8999;

    /// <summary>Last day, inclusive; the start itself for a snapshot.</summary>
    public DateOnly End => Months == 0 ? Start : Start.AddMonths(Months).AddDays(-1);

    /// <summary>Whether this is one day's stock rather than an interval.</summary>
    public bool IsSnapshot => Months == 0;

    /// <summary>The financial year (1 April to 31 March) named by the calendar year it starts in.</summary>
    public static Period FinancialYear(int startYear) => new(new DateOnly(startYear, 4, 1), 12);

    /// <summary>A quarter of a financial year: 1 is April to June, 4 is January to March.</summary>
    public static Period FinancialQuarter(int startYear, int quarter) =>
        quarter is < 1 or > 4
            ? throw new ArgumentOutOfRangeException(nameof(quarter))
            : new(new DateOnly(startYear, 4, 1).AddMonths(3 * (quarter - 1)), 3);

    /// <summary>A half of a financial year: 1 is April to September.</summary>
    public static Period FinancialHalf(int startYear, int half) =>
        half is < 1 or > 2
            ? throw new ArgumentOutOfRangeException(nameof(half))
            : new(new DateOnly(startYear, 4, 1).AddMonths(6 * (half - 1)), 6);

    /// <summary>A calendar month.</summary>
    public static Period Month(int year, int month) => new(new DateOnly(year, month, 1), 1);

    /// <summary>A calendar year.</summary>
    public static Period CalendarYear(int year) => new(new DateOnly(year, 1, 1), 12);

    /// <summary>A school year, from 1 September.</summary>
    public static Period AcademicYear(int startYear) => new(new DateOnly(startYear, 9, 1), 12);

    /// <summary>One day's stock.</summary>
    public static Period Snapshot(DateOnly day) => new(day, 0);

    /// <summary>The calendar year in which the financial year of <paramref name="day"/> starts.</summary>
    public static int FinancialYearOf(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;

    /// <summary>The quarter (1 to 4, 1 from April) of the financial year of <paramref name="day"/>.</summary>
    public static int FinancialQuarterOf(DateOnly day) => (day.Month + 8) % 12 / 3 + 1;

    /// <summary>The same length, one length earlier; a snapshot goes back <paramref name="snapshotStepMonths"/>.</summary>
    public Period Previous(int snapshotStepMonths = 12) => Shift(-(Months == 0 ? snapshotStepMonths : Months));

    /// <summary>The same length, one length later; a snapshot goes on <paramref name="snapshotStepMonths"/>.</summary>
    public Period Next(int snapshotStepMonths = 12) => Shift(Months == 0 ? snapshotStepMonths : Months);

    /// <summary>The same period one year earlier.</summary>
    public Period YearBefore() => Shift(-12);

    /// <summary>Moves the start by whole months; a snapshot on a month's last day stays on a last day.</summary>
    public Period Shift(int months)
    {
        var moved = Start.AddMonths(months);
        var lastDay = Months == 0 && Start.AddDays(1).Day == 1;
        return this with { Start = lastDay ? new DateOnly(moved.Year, moved.Month, DateTime.DaysInMonth(moved.Year, moved.Month)) : moved };
    }

    /// <summary>Whether <paramref name="other"/> lies wholly within this period.</summary>
    public bool Contains(Period other) => other.Start >= Start && other.End <= End;

    /// <summary>ISO 8601: the start, and the duration where there is one.</summary>
    public override string ToString()
    {
        var start = Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Months == 0 ? start
            : Months % 12 == 0 ? $"{start}/P{Months / 12}Y"
            : $"{start}/P{Months}M";
    }

    /// <summary>Words for people, such as <c>2024/25</c>, <c>Q3 2024/25</c> or <c>October 2024</c>.</summary>
    public string Label => PeriodLabel.Of(this);

    /// <summary>Reads the ISO form only. Other written forms need the measure's frequency: <see cref="PeriodText"/>.</summary>
    public static bool TryParseIso(ReadOnlySpan<char> text, out Period period)
    {
        period = default;
        if (text.Length < 10
            || !DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            || start.Year is < FirstYear or > LastYear)
            return false;
        if (text.Length == 10)
        {
            period = Snapshot(start);
            return true;
        }
        if (text.Length is < 14 or > 16 || text[10] != '/' || text[11] != 'P'
            || !int.TryParse(text[12..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || text[^1] is not ('Y' or 'M'))
            return false;
        var months = text[^1] == 'Y' ? count * 12 : count;
        if (months is < 1 or > LongestMonths)
            return false;
        period = new Period(start, months);
        return true;
    }

    /// <summary>Reads the ISO form; throws <see cref="FormatException"/> where it is not one.</summary>
    public static Period ParseIso(string text) =>
        TryParseIso(text, out var period) ? period : throw new FormatException($"'{text}' is not an ISO 8601 period.");

    /// <summary>In order of time: by end, then shorter first.</summary>
    public int CompareTo(Period other)
    {
        var byEnd = End.CompareTo(other.End);
        return byEnd != 0 ? byEnd : Months.CompareTo(other.Months);
    }

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> in time.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> in time.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;
}

/// <summary>A period travels in JSON as its ISO text.</summary>
public sealed class PeriodJsonConverter : JsonConverter<Period>
{
    /// <inheritdoc />
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Period.TryParseIso(reader.GetString(), out var period)
            ? period
            : throw new JsonException("A period is written as ISO 8601, such as 2024-04-01/P1Y.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
