using System.Globalization;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>What the cells of a column hold; the names are those of CSVW.</summary>
internal enum CellType { Text, Integer, Number, Boolean, Date, List }

/// <summary>
/// The single data list as a table: one column for each field, those within another field with its name before them. The command line reads
/// the same columns, so an export can be edited and applied.
/// </summary>
internal sealed record MeasureColumn(string Name, string Title, CellType Type, Func<MeasureResponse, string> Text)
{
    private const string Separator = ";";

    public static readonly IReadOnlyList<MeasureColumn> All =
    [
        new("code", "Code", CellType.Text, m => m.Code),
        new("version", "Version of the definition", CellType.Integer, m => Number(m.Version)),
        new("name", "Name", CellType.Text, m => m.Name),
        new("description", "What is counted, and what is not", CellType.Text, m => m.Description),
        new("kind", "Strategic, operational or contextual", CellType.Text, m => Words.Of(m.Kind)),
        new("unit", "Unit", CellType.Text, m => m.Unit),
        new("per", "What a rate is per", CellType.Number, m => Number(m.Per)),
        new("decimals", "Decimal places printed and compared", CellType.Integer, m => Number(m.Decimals)),
        new("polarity", "Which way is better", CellType.Text, m => Words.Of(m.Polarity)),
        new("rangeLow", "Good range from", CellType.Number, m => Number(m.Range?.Low)),
        new("rangeHigh", "Good range to", CellType.Number, m => Number(m.Range?.High)),
        new("midpoint", "Best value", CellType.Number, m => Number(m.Midpoint)),
        new("frequency", "How often a value is produced", CellType.Text, m => Words.Of(m.Frequency)),
        new("temporalType", "How a value relates to its period", CellType.Text, m => Words.Of(m.TemporalType)),
        new("aggregation", "How parts make a whole", CellType.Text, m => Words.Of(m.Aggregation)),
        new("distinct", "Counts people or things once in each period", CellType.Boolean, m => m.Distinct ? "true" : "false"),
        new("populationDenominator", "The denominator is a population", CellType.Boolean, m => m.PopulationDenominator ? "true" : "false"),
        new("numerator", "What the numerator counts", CellType.Text, m => m.Numerator),
        new("denominator", "What the denominator counts", CellType.Text, m => m.Denominator),
        new("compositeNumerator", "Measure that a computed value's numerator is", CellType.Text, m => m.Composite?.Numerator ?? ""),
        new("compositeDenominator", "Measure that a computed value's denominator is", CellType.Text, m => m.Composite?.Denominator ?? ""),
        new("replaces", "Measure whose place it takes", CellType.Text, m => m.Replaces),
        new("seriesBreak", "Figures before the replacement do not compare", CellType.Boolean, m => m.SeriesBreak ? "true" : "false"),
        new("interval", "Where confidence intervals come from", CellType.Text, m => Words.Of(m.Interval)),
        new("source", "Source system", CellType.Text, m => m.Source),
        new("leadService", "Lead service", CellType.Text, m => m.LeadService),
        new("owner", "Owner", CellType.Text, m => m.Owner),
        new("lagDays", "Days from the end of a period until its value is due", CellType.Integer, m => Number(m.LagDays)),
        new("collectionOpensDays", "Days from the end of a period until values are taken", CellType.Integer, m => Number(m.Collection?.OpensDays)),
        new("collectionClosesDays", "Days from the end of a period until it closes", CellType.Integer, m => Number(m.Collection?.ClosesDays)),
        new("directionVersus", "What the latest value is compared with", CellType.Text, m => Words.Of(m.DirectionVersus)),
        new("changeTest", "When a change counts as one", CellType.Text, m => Words.Of(m.ChangeTest.Method)),
        new("changeBand", "Band of the change test", CellType.Number, m => Number(m.ChangeTest.Band)),
        new("spcScreenOutliers", "Control chart leaves out extreme moving ranges", CellType.Boolean, m => m.Spc.ScreenOutliers ? "true" : "false"),
        new("spcShiftPoints", "Points that make a shift", CellType.Integer, m => Number(m.Spc.ShiftPoints)),
        new("spcTrendPoints", "Points that make a trend", CellType.Integer, m => Number(m.Spc.TrendPoints)),
        new("spcChart", "Limits about the mean (xmr) or runs about the median (run)", CellType.Text, m => Words.Of(m.Spc.Chart)),
        new("spcFixAfterN", "Points that mean and limits are made of; empty for all", CellType.Integer, m => Number(m.Spc.FixAfterN)),
        new("benchmark", "Comparator group", CellType.Text, m => m.Benchmark),
        new("caveats", "Caveats", CellType.Text, m => m.Caveats),
        new("sourceUrl", "Where the source publishes it", CellType.Text, m => m.SourceUrl),
        new("tags", "Tags", CellType.List, m => string.Join(Separator, m.Tags)),
        new("effectiveFrom", "In force from", CellType.Date, m => Day(m.EffectiveFrom)),
        new("assuranceRating", "How far its figures can be relied on", CellType.Text, m => Words.Of(m.AssuranceRating)),
        new("dueDate", "Day by which a milestone is to be done", CellType.Date, m => Day(m.DueDate)),
        new("nextDuePeriod", "Period of the next value", CellType.Text, m => m.NextDue?.Period.ToString() ?? ""),
        new("nextDue", "Day by which the next value is due", CellType.Date, m => Day(m.NextDue?.Due)),
        new("state", "In force, retired or future", CellType.Text, m => Words.Of(m.State)),
        new("retiredFrom", "Retired from", CellType.Date, m => Day(m.Retirement?.From)),
        new("retiredReason", "Why it was retired", CellType.Text, m => m.Retirement?.Reason ?? ""),
        new("replacedBy", "What takes its place", CellType.Text, m => m.Retirement?.ReplacedBy ?? ""),
        new("feeds", "What in foreign files it is", CellType.List, m => string.Join(Separator, m.Feeds)),
    ];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Number(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
