using Pmif.Measures.Data.Queries;

namespace Pmif.Measures.Features.Submissions;

/// <summary>
/// Feeds list the periods of each series in order, which proves without any work in the database that no value is given twice.
/// Where one does not, or has too many series to watch, repeats have to be looked for.
/// </summary>
internal sealed class RowOrder
{
    private const int MostSeries = 100_000;

    private readonly Dictionary<(int, int), (DateOnly, int)> latest = [];

    /// <summary>Whether a value may have been given twice.</summary>
    public bool MayRepeat { get; private set; }

    /// <summary>Series that rows were seen of.</summary>
    public IReadOnlyCollection<(int MeasureId, int BreakdownId)> Series => latest.Keys;

    public void See(in StagedRow row)
    {
        if (MayRepeat)
            return;
        var key = (row.MeasureId, row.BreakdownId);
        var at = (row.Period.Start, row.Period.Months);
        if (latest.TryGetValue(key, out var before) ? at.CompareTo(before) <= 0 : latest.Count == MostSeries)
            MayRepeat = true;
        latest[key] = at;
    }
}
