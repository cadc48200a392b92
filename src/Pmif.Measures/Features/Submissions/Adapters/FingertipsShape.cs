namespace Pmif.Measures.Features.Submissions.Adapters;

/// <summary>
/// The CSV of Fingertips, <c>/api/all_data/csv/by_indicator_id</c>. A row is the feed of its indicator, sex and age; a measure fed by the
/// indicator alone takes the rows of all persons. Rows of an inequality category only go to a measure that names it.
/// </summary>
internal sealed class FingertipsShape() : ForeignShape(Columns, places: 14, needed: 4)
{
    public const string Adapter = "fingertips";

    private const int Id = 0, Area = 1, Period = 2, Value = 3, Sex = 4, Age = 5, CategoryType = 6, Category = 7, Lower = 8, Upper = 9, Count = 10,
        Denominator = 11, ValueNote = 12, Range = 13;

    private static readonly Dictionary<string, int> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Indicator ID"] = Id, ["Area Code"] = Area, ["Time period"] = Period, ["Value"] = Value, ["Sex"] = Sex, ["Age"] = Age,
        ["Category Type"] = CategoryType, ["Category"] = Category, ["Lower CI 95.0 limit"] = Lower, ["Upper CI 95.0 limit"] = Upper,
        ["Count"] = Count, ["Denominator"] = Denominator, ["Value note"] = ValueNote, ["Time period range"] = Range,
        ["Indicator Name"] = LeftOut, ["Parent Code"] = LeftOut, ["Parent Name"] = LeftOut, ["Area Name"] = LeftOut, ["Area Type"] = LeftOut,
        ["Lower CI 99.8 limit"] = LeftOut, ["Upper CI 99.8 limit"] = LeftOut, ["Recent Trend"] = LeftOut, ["Time period Sortable"] = LeftOut,
        ["New data"] = LeftOut,
    };

    private (string, string, string, string, string) lastKey;
    private string[] lastFeeds = [];

    public override string Name => Adapter;

    protected override bool IsLeftOut(string name) => name.StartsWith("Compared to ", StringComparison.OrdinalIgnoreCase);

    protected override void Fill(RawRow row, ReadOnlySpan<string> cells)
    {
        row.Feeds = FeedsOf((cells[Id].Trim(), cells[Sex].Trim(), cells[Age].Trim(), cells[CategoryType].Trim(), cells[Category].Trim()));
        if (!string.IsNullOrWhiteSpace(cells[Category]))
            row.IfUnfed = new RowFault("Category", RowCodes.CategoryNotMapped, cells[Category],
                $"This is a row of an inequality category, and no measure is fed by '{row.Feeds[0]}'.");
        row.Breakdown = cells[Area];
        row.Period = FingertipsPeriod.Of(cells[Period], cells[Range]);
        row.Value = cells[Value];
        row.Lower = cells[Lower];
        row.Upper = cells[Upper];
        row.Numerator = cells[Count];
        row.Denominator = cells[Denominator];
        row.Note = cells[ValueNote];
        if (string.IsNullOrWhiteSpace(cells[Value]) && cells[ValueNote].Contains("suppress", StringComparison.OrdinalIgnoreCase))
            row.Flag = "c";
    }

    private string[] FeedsOf((string Id, string Sex, string Age, string Type, string Category) key)
    {
        if (key == lastKey)
            return lastFeeds;
        var exact = $"{Adapter}:{key.Id}|{key.Sex}|{key.Age}";
        lastKey = key;
        return lastFeeds = key.Category.Length > 0 ? [$"{exact}|{key.Type}|{key.Category}"]
            : key.Sex is "" or "Persons" or "Not applicable" ? [exact, $"{Adapter}:{key.Id}"]
            : [exact];
    }
}
