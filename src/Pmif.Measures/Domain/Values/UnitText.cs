using System.Globalization;
using System.Text.RegularExpressions;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Values;

/// <summary>Reads values that are written otherwise than as numbers: answers, durations and dates.</summary>
public static partial class UnitText
{
    // Further places are noise of the division, as they are of any quotient.
    private const int Places = 12;

    private static readonly Dictionary<string, decimal> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["yes"] = 1, ["y"] = 1, ["true"] = 1, ["done"] = 1, ["no"] = 0, ["n"] = 0, ["false"] = 0,
    };

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "dd/MM/yyyy", "d MMMM yyyy", "d MMM yyyy"];

    /// <summary>
    /// Reads a value in its unit. Yes and no: <c>yes</c>, <c>y</c>, <c>true</c>, <c>done</c> are 1; <c>no</c>, <c>n</c>, <c>false</c> are 0. Days, hours,
    /// minutes, seconds: an ISO 8601 duration of weeks, days, hours, minutes and seconds (<c>PT1H30M</c>), or <c>hh:mm[:ss]</c>, converted in decimal.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, string unit, out decimal value)
    {
        value = 0;
        if (unit == Units.YesNo)
            return Answers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text.Trim(), out value);
        if (SecondsIn(unit) is not { } seconds || !TryDuration(text.Trim().ToString(), out var duration))
            return false;
        value = Math.Round(duration / seconds, Places, MidpointRounding.AwayFromZero);
        return true;
    }

    /// <summary>Whether a unit is a length of time that durations can be converted to.</summary>
    public static bool IsDuration(string unit) => SecondsIn(unit) is not null;

    /// <summary>Reads a day from 1900 to 2199: <c>2025-09-30</c>, <c>30/09/2025</c>, <c>30 September 2025</c>, <c>30 Sep 2025</c>.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 1900 and < 2200;

    private static bool TryDuration(string text, out decimal seconds)
    {
        seconds = 0;
        var match = text.Length > 60 ? Match.Empty : text.Contains(':', StringComparison.Ordinal) ? ClockPattern().Match(text) : IsoPattern().Match(text);
        if (!match.Success)
            return false;
        seconds = Part("w") * 604_800 + Part("d") * 86_400 + Part("h") * 3_600 + Part("m") * 60 + Part("s");
        if (match.Groups["minus"].Success)
            seconds = -seconds;
        return true;

        decimal Part(string name) => match.Groups[name] is { Success: true, Value: var digits }
            ? decimal.Parse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;
    }

    private static decimal? SecondsIn(string unit) => unit switch
    {
        "days" => 86_400,
        "hours" => 3_600,
        "minutes" => 60,
        "seconds" => 1,
        _ => null,
    };

    // Months and years have no length of their own, so durations of them are no number of days.
    [GeneratedRegex(@"^(?<minus>-)?P(?=[\dT])(?:(?<w>\d{1,9}(?:[.,]\d{1,9})?)W)?(?:(?<d>\d{1,9}(?:[.,]\d{1,9})?)D)?(?:T(?=\d)(?:(?<h>\d{1,9}(?:[.,]\d{1,9})?)H)?(?:(?<m>\d{1,9}(?:[.,]\d{1,9})?)M)?(?:(?<s>\d{1,9}(?:[.,]\d{1,9})?)S)?)?$")]
    private static partial Regex IsoPattern();

    [GeneratedRegex(@"^(?<minus>-)?(?<h>\d{1,6}):(?<m>[0-5]\d)(?::(?<s>[0-5]\d))?$")]
    private static partial Regex ClockPattern();
}
