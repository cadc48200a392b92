namespace Pmif.Measures.Features.Submissions.Adapters;

/// <summary>
/// The long form of the Local Government Benchmarking Framework: one row for each indicator, council and period. Where rows say in which prices
/// they are, that is part of the feed.
/// </summary>
internal sealed class LgbfShape() : ForeignShape(Columns, places: 7, needed: 4)
{
    public const string Adapter = "lgbf";

    private const int Code = 0, Council = 1, Period = 2, Value = 3, Numerator = 4, Denominator = 5, DataType = 6;

    private static readonly Dictionary<string, int> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Code"] = Code, ["Measure"] = Code, ["LocalAuthority"] = Council, ["Local authority"] = Council, ["Local_Authority"] = Council,
        ["Period"] = Period, ["Value"] = Value, ["Numerator"] = Numerator, ["Denominator"] = Denominator, ["DataType"] = DataType,
        ["Data type"] = DataType, ["FamilyRank"] = LeftOut, ["FamilyPct"] = LeftOut, ["ScotRank"] = LeftOut, ["ScotPct"] = LeftOut,
    };

    private (string, string) lastKey;
    private string[] lastFeeds = [];

    public override string Name => Adapter;

    protected override void Fill(RawRow row, ReadOnlySpan<string> cells)
    {
        row.Feeds = FeedsOf((cells[Code].Trim(), cells[DataType].Trim()));
        row.Breakdown = ScottishAreas.CodeOf(cells[Council]);
        row.Period = cells[Period];
        row.Value = cells[Value];
        row.Numerator = cells[Numerator];
        row.Denominator = cells[Denominator];
    }

    private string[] FeedsOf((string Code, string DataType) key)
    {
        if (key != lastKey)
            (lastKey, lastFeeds) = (key, [key.DataType.Length == 0 ? $"{Adapter}:{key.Code}" : $"{Adapter}:{key.Code}|{key.DataType}"]);
        return lastFeeds;
    }
}
