using Pmif.Contracts.Measures.V1;
using Pmif.Web.Wording;
using static Pmif.Web.Features.Definitions.DefinitionField;

namespace Pmif.Web.Features.Definitions;

/// <summary>Some fields of a definition that belong together.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Fields">In the order in which they are read.</param>
public sealed record FieldGroup(string Title, IReadOnlyList<DefinitionField> Fields);

/// <summary>All fields of a definition. How far it can be relied on is not among them: an assessment says that.</summary>
public static class DefinitionFields
{
    private const string None = "";

    /// <summary>What the measure is.</summary>
    public static FieldGroup About { get; } = new("What it is",
    [
        Line("name", "Name", None, m => m.Name, (m, given) => m.Name = given),
        Text("description", "What is counted", "And what is not.", m => m.Description, (m, given) => m.Description = given, "measures.text-too-long"),
        Text("caveats", "What to know before concluding", None, m => m.Caveats, (m, given) => m.Caveats = given),
        Choice("kind", "Kind", "A contextual measure is followed and never rated.", m => m.Kind, (m, given) => m.Kind = given,
            [("operational", "Operational"), ("strategic", "Strategic"), ("contextual", "Contextual")]),
    ]);

    /// <summary>What a figure is.</summary>
    public static FieldGroup Figure { get; } = new("What a figure is",
    [
        Line("unit", "Unit", "One word, such as percent, number, days, currency, rate, milestone or yes-no.", m => m.Unit, (m, given) => m.Unit = given, "measures.unit-invalid")
            with { Shown = m => Plain.Words(m.Unit) },
        Decimal("per", "Per", "What numerator over denominator is multiplied by: 100 for a percentage, 1000 for a rate per thousand.", m => m.Per, (m, given) => m.Per = given, "measures.per-invalid")
            with { Shown = m => Figures.Read(m.Per) is > 1 and var per ? Figures.Number(per, 0) : "" },
        Day("due-date", "To be done by", "Only of a milestone.", m => m.DueDate, (m, given) => m.DueDate = given, "measures.due-date-unexpected", "measures.due-date-missing"),
        Whole("decimals", "Decimal places", "0 to 6. Figures are shown and compared with so many.", m => m.Decimals, (m, given) => m.Decimals = given ?? 0, "measures.decimals-invalid"),
        Choice("frequency", "Frequency", None, m => m.Frequency, (m, given) => m.Frequency = given,
            [("monthly", "Monthly"), ("quarterly", "Quarterly"), ("half-yearly", "Half yearly"), ("annual", "Annual"), ("academic-year", "Academic year"), ("calendar-year", "Calendar year"), ("three-year", "Three year"), ("adhoc", "Now and then")]),
        Choice("temporal-type", "What a figure covers", None, m => m.TemporalType, (m, given) => m.TemporalType = given,
            [("flow", "A sum over the period"), ("snapshot", "A day"), ("cumulative", "The year so far"), ("rolling-12", "Twelve months to the end of the period"), ("rate", "A numerator over a denominator"), ("average", "A mean"), ("survey", "An estimate from a sample")], "measures.composite-temporal"),
        Line("numerator", "Numerator", "What it counts.", m => m.Numerator, (m, given) => m.Numerator = given),
        Line("denominator", "Denominator", "What it counts.", m => m.Denominator, (m, given) => m.Denominator = given),
        Tick("population-denominator", "The denominator is a population", None, m => m.PopulationDenominator, (m, given) => m.PopulationDenominator = given),
        Line("composite-numerator", "Computed from: numerator", "The code of a measure. Empty where figures are sent.", m => m.CompositeNumerator, (m, given) => m.CompositeNumerator = given,
            "measures.composite-part-unknown", "measures.composite-part-same", "measures.composite-nested", "measures.composite-part-unit", "measures.composite-frequency", "measures.composite-fixed", "measures.composite-part"),
        Line("composite-denominator", "Computed from: denominator", None, m => m.CompositeDenominator, (m, given) => m.CompositeDenominator = given),
        Choice("aggregation", "Parts make a whole by", None, m => m.Aggregation, (m, given) => m.Aggregation = given,
            [("none", "Nothing: they do not"), ("sum", "Adding up"), ("ratio", "Adding up numerators and denominators"), ("weighted-average", "A weighted average")]),
        Tick("distinct", "Counts people or things once in each period", "Periods then do not add up.", m => m.Distinct, (m, given) => m.Distinct = given),
        Choice("interval", "Confidence interval", None, m => m.Interval, (m, given) => m.Interval = given,
            [("given", "As the source gives it"), ("wilson", "Wilson, for proportions"), ("byar", "Byar, for rates"), ("exact", "Exact"), ("none", "None")]),
    ]);

    /// <summary>How figures are judged.</summary>
    public static FieldGroup Judged { get; } = new("How it is judged",
    [
        Choice("polarity", "Which way is better", None, m => m.Polarity, (m, given) => m.Polarity = given,
            [("higher", "More is better"), ("lower", "Less is better"), ("range", "Best within a range"), ("midpoint", "Best at one value"), ("none", "Neither: the measure is not judged")], "measures.milestone-polarity"),
        Decimal("range-low", "Best from", "Only where a range is best.", m => m.RangeLow, (m, given) => m.RangeLow = given, "measures.range-missing", "measures.range-inverted", "measures.range-unexpected"),
        Decimal("range-high", "Best to", None, m => m.RangeHigh, (m, given) => m.RangeHigh = given),
        Decimal("midpoint", "Best at", "Only where one value is best.", m => m.Midpoint, (m, given) => m.Midpoint = given, "measures.midpoint-missing", "measures.midpoint-unexpected"),
        Choice("direction-versus", "Direction is compared with", None, m => m.DirectionVersus, (m, given) => m.DirectionVersus = given,
            [("previous-period", "The period before"), ("same-period-last-year", "The same period last year"), ("baseline", "The baseline")], "measures.direction-invalid"),
        Choice("change-test", "A change counts", None, m => m.ChangeTest, (m, given) => m.ChangeTest = given,
            [("strict", "However small it is"), ("band", "Beyond a band"), ("interval", "Where confidence intervals do not overlap"), ("trend", "Where the last five points show a trend"), ("spc", "Where it is more than usual variation")]),
        Decimal("change-band", "Band", "Percentage points for a percentage, else per cent.", m => m.ChangeBand, (m, given) => m.ChangeBand = given, "measures.change-band-invalid")
            with { Shown = m => m.ChangeTest == "band" ? Figures.Plain(Figures.Read(m.ChangeBand) ?? 0) : "" },
        Choice("chart", "Control chart", None, m => m.Spc?.Chart ?? "", (m, given) => Spc(m).Chart = given, [("xmr", "Limits about the mean"), ("run", "Runs about the median")]),
        Tick("keep-outliers", "Moving ranges far above their mean count too", "As the Excel tool of Making Data Count has it.", m => m.Spc?.KeepOutliers ?? false, (m, given) => Spc(m).KeepOutliers = given),
        Whole("shift-points", "Points in a row that make a shift", "5 to 12; empty for the chart’s own.", m => m.Spc is { ShiftPoints: > 0 } spc ? spc.ShiftPoints : null, (m, given) => Spc(m).ShiftPoints = given ?? 0, "measures.spc-invalid"),
        Whole("trend-points", "Points in a row that make a trend", "5 to 12; empty for the chart’s own.", m => m.Spc is { TrendPoints: > 0 } spc ? spc.TrendPoints : null, (m, given) => Spc(m).TrendPoints = given ?? 0),
        Whole("fix-after", "Limits stay after so many points", "12 to 1,000; empty where all points make them.", m => m.Spc is { FixAfterN: > 0 } spc ? spc.FixAfterN : null, (m, given) => Spc(m).FixAfterN = given ?? 0),
        Line("benchmark", "Compared with other councils in", "The code of a group of councils.", m => m.Benchmark, (m, given) => m.Benchmark = given),
    ]);

    /// <summary>Where figures come from and who answers for them.</summary>
    public static FieldGroup Keeping { get; } = new("Where figures come from",
    [
        Line("source", "Source", "The system that sends the figures, as its key names it.", m => m.Source, (m, given) => m.Source = given) with { Shown = m => Plain.Source(m.Source) },
        Line("source-url", "Published at", None, m => m.SourceUrl, (m, given) => m.SourceUrl = given, "measures.source-url-invalid"),
        Line("feeds", "In files of others", "Such as ons:Employment rate; several are separated by semicolons.", m => string.Join("; ", m.Feeds), (m, given) => Fill(m.Feeds, given, ';'), "measures.feed-invalid", "measures.feed-taken"),
        Line("lead-service", "Lead service", None, m => m.LeadService, (m, given) => m.LeadService = given),
        Line("owner", "Owner", None, m => m.Owner, (m, given) => m.Owner = given),
        Whole("lag-days", "Days until a figure is due", "From the end of its period.", m => m.LagDays, (m, given) => m.LagDays = given ?? 0, "measures.lag-invalid")
            with { Shown = m => m.LagDays > 0 ? $"{m.LagDays}" : "" },
        Whole("opens", "Figures are taken from, in days after the end", "Empty: from the first day of the period.", m => m.HasCollectionOpensDays ? m.CollectionOpensDays : null, (m, given) => Optional(given, m.ClearCollectionOpensDays, days => m.CollectionOpensDays = days), "measures.collection-invalid"),
        Whole("closes", "Figures are taken until, in days after the end", "Empty: it never closes by itself.", m => m.HasCollectionClosesDays ? m.CollectionClosesDays : null, (m, given) => Optional(given, m.ClearCollectionClosesDays, days => m.CollectionClosesDays = days)),
        Line("tags", "Tags", "Separated by commas.", m => string.Join(", ", m.Tags), (m, given) => Fill(m.Tags, given, ',')),
        Line("replaces", "Takes the place of", "The code of the measure whose figures come before its own.", m => m.Replaces, (m, given) => m.Replaces = given, "measures.replaces-unknown", "measures.replaces-cycle", "measures.replaces-unit"),
        Tick("series-break", "Its figures do not compare with those before", None, m => m.SeriesBreak, (m, given) => m.SeriesBreak = given, "measures.series-break-unexpected"),
        Day("effective-from", "Definition in force since", "Periods that end before this day keep the definition before. Empty only to put right what was wrong from the start.", m => m.EffectiveFrom, (m, given) => m.EffectiveFrom = given),
    ]);

    /// <summary>All of them, in the order of the page and the form.</summary>
    public static IReadOnlyList<FieldGroup> Groups { get; } = [About, Figure, Judged, Keeping];

    /// <summary>Every field.</summary>
    public static IEnumerable<DefinitionField> All => Groups.SelectMany(group => group.Fields);

    /// <summary>The terms of some groups with what a definition says, empty where it says nothing.</summary>
    public static IEnumerable<(string Term, string Text)> Rows(Measure measure, params IEnumerable<FieldGroup> groups) =>
        groups.SelectMany(group => group.Fields).Select(field => (field.Term, field.Show(measure)));

    /// <summary>What one definition says otherwise than the one before it; with the retirement and the assurance, which are decided elsewhere.</summary>
    public static IEnumerable<(string Term, string Before, string After)> Changes(Measure before, Measure after) =>
        Rows(before, Groups).Concat(Elsewhere(before)).Zip(Rows(after, Groups).Concat(Elsewhere(after)), (old, now) => (old.Term, Before: old.Text, After: now.Text)).Where(line => line.Before != line.After);

    /// <summary>What is not filled in with the rest.</summary>
    public static IEnumerable<(string Term, string Text)> Elsewhere(Measure measure) =>
    [
        ("How far it can be relied on", measure.AssuranceRating is "" or "not-assessed" ? "" : Plain.Words(measure.AssuranceRating)),
        ("Retired", measure.RetiredFrom.Length == 0 ? "" : $"From {Dates.Day(measure.RetiredFrom)}{(measure.ReplacedBy.Length > 0 ? $", replaced by {measure.ReplacedBy}" : "")}: {measure.RetiredReason}"),
    ];

    private static SpcSettings Spc(Measure measure) => measure.Spc ??= new();

    private static void Optional(int? given, Action clear, Action<int> set)
    {
        if (given is { } days)
            set(days);
        else
            clear();
    }

    private static void Fill(Google.Protobuf.Collections.RepeatedField<string> list, string given, char separator)
    {
        list.Clear();
        list.AddRange(given.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
