using System.Globalization;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Domain.Display;

/// <summary>Writes a figure for people: at the measure's declared decimals, half away from zero, with its unit.</summary>
public static class UnitFormat
{
    /// <summary>Such as <c>87.4%</c>, <c>£1,234.50</c>, <c>9.4 days</c>, <c>12.3 per 1,000</c>, <c>Yes</c>; null where there is no figure.</summary>
    public static string? Display(decimal? value, MeasureDefinition definition)
    {
        if (value is not { } given)
            return null;
        var figure = Round(given, definition.Decimals);
        var number = Number(Math.Abs(figure), definition.Decimals);
        var sign = figure < 0 ? "-" : "";
        return definition.Unit switch
        {
            "percent" => $"{sign}{number}%",
            "currency" => $"{sign}£{number}",
            "milestone" => Lateness(figure),
            "yes-no" when figure is 0 or 1 => figure == 1 ? "Yes" : "No",
            "rate" when definition.Per > 1 => $"{sign}{number} per {Number(definition.Per, 0)}",
            "" or "number" or "rate" or "score" or "ratio" or "index" or "yes-no" => sign + number,
            var unit => $"{sign}{number} {Noun(unit, number)}",
        };
    }

    /// <summary>Such as <c>8.0% to 12.0%</c>; null where there is no range.</summary>
    public static string? Display(TargetRange? range, MeasureDefinition definition) =>
        range is null ? null : $"{Display(range.Low, definition)} to {Display(range.High, definition)}";

    // A milestone's figure are the days it is late.
    private static string Lateness(decimal days) => Math.Abs(days) is var size && size == 0 ? "On the day"
        : $"{Number(size, 0)} {Noun("days", Number(size, 0))} {(days > 0 ? "late" : "early")}";

    private static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string Number(decimal value, int decimals) =>
        value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Noun(string unit, string number) => (unit, number) switch
    {
        ("people", "1") => "person",
        ("days" or "hours" or "minutes" or "seconds" or "weeks" or "months" or "years", "1") => unit[..^1],
        ("kwh", _) => "kWh",
        _ => unit.Replace('-', ' '),
    };
}
