using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Features.Submissions.Adapters;

/// <summary>
/// The files of ONS Explore Local Statistics: one row for each indicator, area and period. A file without an indicator column is one measure,
/// known by its header.
/// </summary>
internal sealed class OnsShape() : ForeignShape(Columns, places: 8, needed: 3)
{
    public const string Adapter = "ons";

    private const int Area = 0, Period = 1, Observation = 2, Indicator = 3, Lower = 4, Upper = 5, Status = 6, Notes = 7;

    private static readonly Dictionary<string, int> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["areacd"] = Area, ["period"] = Period, ["observation"] = Observation, ["indicator"] = Indicator, ["lci_95"] = Lower, ["uci_95"] = Upper,
        ["status"] = Status, ["notes"] = Notes, ["areanm"] = LeftOut, ["geography"] = LeftOut, ["measure"] = LeftOut, ["unit"] = LeftOut,
    };

    private string lastIndicator = "";
    private string[] lastFeeds = [];
    private string[]? headerFeeds;

    public override string Name => Adapter;

    protected override bool MayRepeat(int place) => place == Notes;

    protected override void Fill(RawRow row, ReadOnlySpan<string> cells)
    {
        row.Feeds = Has(Indicator) ? FeedsOf(cells[Indicator].Trim()) : headerFeeds ??= [$"{Adapter}:columns={string.Join(',', Header)}"];
        row.Breakdown = cells[Area];
        row.Period = cells[Period];
        row.Value = cells[Observation];
        row.Lower = cells[Lower];
        row.Upper = cells[Upper];
        row.Note = cells[Notes];
        // Some statuses are remarks in words: kept with the notes, since no value has such a flag.
        if (FlagText.TryReadFlag(cells[Status], out _))
            row.Flag = cells[Status];
        else
            row.Note = Joined(cells[Status], cells[Notes]);
    }

    private string[] FeedsOf(string indicator)
    {
        if (indicator != lastIndicator)
            (lastIndicator, lastFeeds) = (indicator, [$"{Adapter}:{indicator}"]);
        return lastFeeds;
    }
}
