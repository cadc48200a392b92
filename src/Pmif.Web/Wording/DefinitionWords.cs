using System.Globalization;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>A definition in words.</summary>
public static class DefinitionWords
{
    /// <summary>Every field as a term and its text, empty where there is nothing to say; in the same order for every measure, so that two versions compare line by line.</summary>
    public static IEnumerable<(string Term, string Text)> All(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return
        [
            ("Name", measure.Name),
            ("What is counted", measure.Description),
            ("What to know before concluding", measure.Caveats),
            .. OfFigures(measure),
            .. OfKeeping(measure),
        ];
    }

    /// <summary>What a figure is and how it is judged.</summary>
    public static IEnumerable<(string Term, string Text)> OfFigures(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return
        [
            ("Kind", Plain.Words(measure.Kind)),
            ("Unit", Plain.Words(measure.Unit) + (Figures.Read(measure.Per) is > 1 and var per ? $" per {Figures.Number(per, 0)}" : "")),
            ("To be done by", Day(measure.DueDate)),
            ("Decimal places", $"{measure.Decimals}"),
            ("Which way is better", Better(measure)),
            ("Frequency", Plain.Words(measure.Frequency)),
            ("What a figure covers", Plain.Words(measure.TemporalType)),
            ("Numerator", measure.Numerator),
            ("Denominator", measure.Denominator + (measure.PopulationDenominator ? " (a population)" : "")),
            ("Computed from", measure.CompositeNumerator.Length > 0 ? $"{measure.CompositeNumerator} over {measure.CompositeDenominator}" : ""),
            ("Parts make a whole by", measure.Aggregation switch { "sum" => "Adding up", "ratio" => "Adding up numerators and denominators", "weighted-average" => "A weighted average", _ => "" }),
            ("Periods", measure.Distinct ? "Do not add up: people or things are counted once in each" : ""),
            ("Confidence interval", measure.Interval switch { "given" => "As the source gives it", "wilson" => "Wilson", "byar" => "Byar", "exact" => "Exact", _ => "" }),
            ("Direction is compared with", Travel.Versus(measure.DirectionVersus)),
            ("A change counts", Change(measure)),
            ("Compared with other councils in", measure.Benchmark),
        ];
    }

    /// <summary>Where figures come from, who answers for them, and since when all this holds.</summary>
    public static IEnumerable<(string Term, string Text)> OfKeeping(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return
        [
            ("Source", Plain.Source(measure.Source)),
            ("Published at", measure.SourceUrl),
            ("In files of others", string.Join(", ", measure.Feeds)),
            ("Lead service", measure.LeadService),
            ("Owner", measure.Owner),
            ("Available after", measure.LagDays > 0 ? $"{measure.LagDays} days from the end of the period" : ""),
            ("Figures are taken", Window(measure)),
            ("How far it can be relied on", measure.AssuranceRating is "" or "not-assessed" ? "" : Plain.Words(measure.AssuranceRating)),
            ("Tags", string.Join(", ", measure.Tags)),
            ("Takes the place of", measure.Replaces + (measure.SeriesBreak ? ", whose figures do not compare" : "")),
            ("Retired", measure.RetiredFrom.Length == 0 ? "" : $"From {Dates.Day(measure.RetiredFrom)}{(measure.ReplacedBy.Length > 0 ? $", replaced by {measure.ReplacedBy}" : "")}: {measure.RetiredReason}"),
            ("Definition in force since", Day(measure.EffectiveFrom)),
        ];
    }

    /// <summary>What one version says otherwise than the one before it.</summary>
    public static IEnumerable<(string Term, string Before, string After)> Changes(Measure before, Measure after) =>
        All(before).Zip(All(after), (old, now) => (old.Term, Before: old.Text, After: now.Text)).Where(line => line.Before != line.After);

    private static string Day(string day) => day.Length == 0 ? "" : Dates.Day(day);

    private static string Change(Measure measure) => measure.ChangeTest switch
    {
        "strict" => "However small it is",
        "band" => $"Beyond {(Figures.Read(measure.ChangeBand) ?? 0).ToString("0.####", CultureInfo.InvariantCulture)} {(measure.Unit == "percent" ? "percentage points" : "per cent")}",
        "interval" => "Where confidence intervals do not overlap",
        "trend" => "Where the last five points show a trend",
        "spc" => "Where it is more than usual variation",
        _ => "",
    };

    private static string Window(Measure measure) => (measure.HasCollectionOpensDays, measure.HasCollectionClosesDays) switch
    {
        (true, true) => $"From {measure.CollectionOpensDays} to {measure.CollectionClosesDays} days after the end of the period",
        (true, false) => $"From {measure.CollectionOpensDays} days after the end of the period",
        (false, true) => $"Until {measure.CollectionClosesDays} days after the end of the period",
        _ => "",
    };

    private static string Better(Measure measure) => measure.Polarity switch
    {
        "higher" => "More is better",
        "lower" => "Less is better",
        "range" => $"Best between {Figures.Show(measure, measure.RangeLow)} and {Figures.Show(measure, measure.RangeHigh)}",
        "midpoint" => $"Best at {Figures.Show(measure, measure.Midpoint)}",
        "none" => "Neither: the measure is not judged",
        _ => "",
    };
}
