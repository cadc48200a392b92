using System.Globalization;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>Figures as people write them: at the measure's decimals, rounded half up, with its unit.</summary>
public static class Figures
{
    /// <summary>A decimal of the contract; null where it says none.</summary>
    public static decimal? Read(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Such as <c>9.4 days</c>, <c>71.2%</c>, <c>£1,204</c>, <c>12.3 per 100,000</c>; empty where there is no value.</summary>
    public static string Show(Measure measure, string value) => Show(measure, Read(value));

    /// <inheritdoc cref="Show(Measure, string)"/>
    public static string Show(Measure measure, decimal? value)
    {
        if (value is not { } figure)
            return "";
        var number = Number(figure, measure.Decimals);
        return measure.Unit switch
        {
            "percent" => $"{number}%",
            "currency" => number[0] == '-' ? $"-£{number[1..]}" : $"£{number}",
            "milestone" => Lateness(figure),
            "yes-no" when number is "0" or "1" => number == "1" ? "Yes" : "No",
            "rate" when Read(measure.Per) is > 1 and var per => $"{number} per {Number(per, 0)}",
            "" or "number" or "rate" or "score" or "ratio" or "index" or "yes-no" => number,
            var unit => $"{number} {Noun(unit, number)}",
        };
    }

    private const string OnTheDay = "On the day";

    // A milestone's figure are the days it is late.
    private static string Lateness(decimal days) => Number(Math.Abs(days), 0) is var size && size == "0" ? OnTheDay
        : $"{size} {Noun("days", size)} {(days > 0 ? "late" : "early")}";

    /// <summary>A number with thousands separated and no negative zero.</summary>
    public static string Number(decimal value, int decimals)
    {
        var places = Math.Clamp(decimals, 0, 10);
        var rounded = Math.Round(value, places, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("N" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? "-" + text : text;
    }

    /// <summary>A number whose measure is not at hand: two decimals at most, no trailing zeros.</summary>
    public static string Plain(decimal value)
    {
        var text = Number(value, 2);
        return text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>A target as a bound: <c>9.0 days or less</c> says more than <c>9.0 days</c>.</summary>
    public static string ShowTarget(Measure measure, string target) => (Show(measure, target), measure.Polarity) switch
    {
        (_, "range") => $"between {Show(measure, measure.RangeLow)} and {Show(measure, measure.RangeHigh)}",
        ("", _) => "",
        (var text, _) when measure.Unit == "milestone" => text == OnTheDay ? "by the due date" : $"{text} or earlier",
        (var text, "higher") => $"{text} or more",
        (var text, "lower") => $"{text} or less",
        var (text, _) => text,
    };

    private static string Noun(string unit, string number) => (unit, number) switch
    {
        ("people", "1") => "person",
        ("days" or "hours" or "minutes" or "seconds" or "weeks" or "months" or "years", "1") => unit[..^1],
        _ => unit.Replace('-', ' '),
    };
}
