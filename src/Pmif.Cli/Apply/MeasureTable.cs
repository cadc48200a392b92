using System.Text.Json.Nodes;

namespace Pmif.Cli.Apply;

/// <summary>Measures as a table: one column for each field of the REST contract, those within another field with its name before them.</summary>
internal static class MeasureTable
{
    private static readonly string[] Texts =
        ["name", "description", "kind", "unit", "polarity", "frequency", "temporalType", "aggregation", "numerator", "denominator", "interval", "source",
         "leadService", "owner", "directionVersus", "benchmark", "caveats", "sourceUrl", "effectiveFrom", "assuranceRating", "replaces", "dueDate"];

    // An export has them; they are no part of what can be said of a measure.
    private static readonly string[] Told = ["version", "state", "retiredFrom", "retiredReason", "replacedBy", "nextDuePeriod", "nextDue"];

    private static readonly string[] Numbers = ["per", "decimals", "midpoint", "lagDays"];

    private static readonly string[] Lists = ["tags", "feeds"];

    public static IReadOnlyList<ApplyItem> Items(Table table)
    {
        table.Expect(["code", .. Told, .. Texts, .. Numbers, .. Lists, "rangeLow", "rangeHigh", "compositeNumerator", "compositeDenominator", "seriesBreak", "changeTest", "changeBand",
            "spcScreenOutliers", "spcShiftPoints", "spcTrendPoints", "spcChart", "spcFixAfterN", "distinct", "populationDenominator", "collectionOpensDays", "collectionClosesDays"]);
        return [.. table.Rows.Select(Item)];
    }

    private static ApplyItem Item(TableRow row)
    {
        var code = row.Needed("code");
        var body = new JsonObject { ["code"] = code };
        foreach (var name in Texts)
            Add(body, name, row.Text(name));
        foreach (var name in Numbers)
            Add(body, name, row.Decimal(name));
        foreach (var name in Lists)
            Add(body, name, row.List(name));
        foreach (var name in (string[])["distinct", "populationDenominator", "seriesBreak"])
            Add(body, name, YesOrNo(row, name));
        Add(body, "range", TableRow.Part(("low", row.Decimal("rangeLow")), ("high", row.Decimal("rangeHigh"))));
        Add(body, "composite", TableRow.Part(("numerator", row.Text("compositeNumerator")), ("denominator", row.Text("compositeDenominator"))));
        Add(body, "collection", TableRow.Part(("opensDays", row.Decimal("collectionOpensDays")), ("closesDays", row.Decimal("collectionClosesDays"))));
        Add(body, "changeTest", TableRow.Part(("method", row.Text("changeTest")), ("band", row.Decimal("changeBand"))));
        Add(body, "spc", TableRow.Part(("screenOutliers", YesOrNo(row, "spcScreenOutliers")), ("shiftPoints", row.Decimal("spcShiftPoints")), ("trendPoints", row.Decimal("spcTrendPoints")),
            ("chart", row.Text("spcChart")), ("fixAfterN", row.Decimal("spcFixAfterN"))));
        return new ApplyItem(row.Number, code, body);
    }

    private static JsonValue? YesOrNo(TableRow row, string column) => row.Text(column) switch
    {
        null => null,
        var text when bool.TryParse(text, out var value) => JsonValue.Create(value),
        var text => throw new FormatException($"row {row.Number}, {column}: '{text}' is neither true nor false"),
    };

    private static void Add(JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
            body.Add(name, value);
    }
}
