using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Domain.RollUps;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Series;

/// <summary>A point with the code it came in under, or the codes whose points it was rolled up from.</summary>
internal sealed record ShownPoint(PointRow Row, Breakdown ReceivedAs, IReadOnlyList<string>? RolledUpFrom = null);

/// <summary>
/// Puts together the points of a place that came in under its own code and under codes whose place it took. Its own come first; those of the
/// code before fill the gaps; where places were merged, theirs are rolled up if all have one. What cannot be had so is told in a note.
/// </summary>
internal sealed class EarlierCodes(CatalogueSnapshot catalogue, MeasureEntry measure, IReadOnlyDictionary<int, List<PointRow>> points)
{
    public List<SeriesNote> Notes { get; } = [];

    /// <summary>The ids of a breakdown and of every code whose place it took, near or far.</summary>
    public static int[] Ids(CatalogueSnapshot catalogue, Breakdown breakdown)
    {
        var ids = new List<int>();
        var waiting = new Queue<Breakdown>([breakdown]);
        while (waiting.TryDequeue(out var one))
        {
            var id = catalogue.Breakdown(one.Code).Id;
            if (ids.Contains(id))
                continue;
            ids.Add(id);
            foreach (var before in Before(catalogue.Succession, one))
                waiting.Enqueue(before);
        }
        return [.. ids];
    }

    /// <summary>All points of a place in order of time.</summary>
    public List<ShownPoint> PointsOf(Breakdown breakdown)
    {
        var shown = points.GetValueOrDefault(catalogue.Breakdown(breakdown.Code).Id, []).ConvertAll(row => new ShownPoint(row, breakdown));
        var earlier = Before(catalogue.Succession, breakdown);
        if (earlier.Count == 0)
            return shown;
        var known = shown.Select(point => point.Row.Period).ToHashSet();
        List<List<ShownPoint>> parts = [.. earlier.Select(PointsOf)];
        shown.AddRange((parts.Count == 1 ? parts[0] : Merged(breakdown, earlier, parts)).Where(point => known.Add(point.Row.Period)));
        shown.Sort(static (one, other) => one.Row.Period.CompareTo(other.Row.Period));
        return shown;
    }

    private List<ShownPoint> Merged(Breakdown breakdown, IReadOnlyList<Breakdown> earlier, List<List<ShownPoint>> parts)
    {
        var (codes, definition) = ((string[])[.. earlier.Select(one => one.Code)], measure.Current.Definition);
        if (parts.TrueForAll(part => part.Count == 0))
            return [];
        if (RollUpRules.OverBreakdowns(definition) is { } breach)
        {
            Notes.Add(new(breach.Code, $"{breakdown.Code} was made of {Names(codes)}, whose points are not shown. {breach.Detail}"));
            return [];
        }
        var byPeriod = parts.SelectMany(part => part).ToLookup(point => point.Row.Period);
        var (made, refused) = (new List<ShownPoint>(), 0);
        foreach (var period in byPeriod)
        {
            var whole = RollUp.Of(definition, [.. period.Select(point => (Part?)PartOf(point.Row)), .. Enumerable.Repeat((Part?)null, parts.Count - period.Count())]);
            if (whole.Refusal is null or { Code: RollUp.Suppressed })
                made.Add(new(RowOf(period.Key, whole, period.MaxBy(point => point.Row.RecordedAt)!.Row), breakdown, codes));
            else
                refused++;
        }
        if (refused > 0)
            Notes.Add(new(RollUp.Incomplete, $"{breakdown.Code} was made of {Names(codes)}; for {refused} of {byPeriod.Count} periods not all of them have the figures that adding needs."));
        return made;
    }

    private PointRow RowOf(Period period, RolledUp whole, PointRow latest)
    {
        // Nobody set this series a target then, so it has no colour; but monitored, suppressed and not in force stay what they are.
        var rag = PointStatus.OfReported(measure.InForceAt(period)?.Definition, null, period, whole.Value, whole.Flag).Rag;
        return new(period, whole.Value, whole.Numerator, whole.Denominator, whole.Lower, whole.Upper, whole.Flag, null, null, rag, 0, latest.RecordedAt, latest.Submission);
    }

    private static Part PartOf(PointRow row) => new(row.Value, row.Numerator, row.Denominator, row.Flag);

    private static string Names(string[] codes) => codes.Length > 10 ? $"{string.Join(", ", codes.Take(10))} and {codes.Length - 10} more" : string.Join(", ", codes);

    private static IReadOnlyList<Breakdown> Before(Succession succession, Breakdown breakdown) =>
        succession.Previous(breakdown) is { } previous ? [previous] : succession.MergedFrom(breakdown);
}
