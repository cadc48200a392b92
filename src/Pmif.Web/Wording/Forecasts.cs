using System.Globalization;

namespace Pmif.Web.Wording;

/// <summary>How forecasts and the realism of targets are told.</summary>
public static class Forecasts
{
    /// <summary>What a method takes for granted, as the end of a sentence: <c>it goes on by its average change</c>.</summary>
    public static string Method(string method) => method switch
    {
        "last-value" => "it stays as it is",
        "drift" => "it goes on by its average change",
        "mean" => "it returns to its average",
        "smoothing" => "it stays near its latest figures",
        "damped-trend" => "it goes on as of late, more and more slowly",
        "last-year" => "it repeats last year, period by period",
        "last-year-moved" => "it repeats last year, moved by what has changed since",
        "seasonal-mean" => "it repeats the average of the same periods in earlier years",
        _ => Plain.Words(method),
    };

    /// <summary>Why there is no forecast.</summary>
    public static string Without(string reason) => reason switch
    {
        "not-forecast" => "A measure of this kind is not forecast.",
        "no-regular-periods" => "There is no forecast: the measure is reported now and then.",
        "off-the-year" => "There is no forecast: its periods do not end with the financial year.",
        "too-few-values" => "There is no forecast yet: too few figures that can be compared.",
        "latest-missing" => "There is no forecast: the latest figures are missing.",
        "year-incomplete" => "There is no forecast: a figure of this year is missing, so that its total is not known.",
        _ => "There is no forecast.",
    };

    /// <summary>A chance in whole per cent; never a certainty.</summary>
    public static string Chance(double chance) => chance switch
    {
        < 0.01 => "less than 1%",
        > 0.99 => "more than 99%",
        _ => chance.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal),
    };

    /// <summary>The kind of a flag on a target.</summary>
    public static string Flag(string kind) => kind switch
    {
        "never-red" => "Never red",
        "below-baseline" => "Worse than now",
        "slipped-decimal" => "Slipped decimal point",
        _ => Plain.Words(kind),
    };
}
