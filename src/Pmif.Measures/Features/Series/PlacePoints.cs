using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Features.Series;

/// <summary>The points of one measure for a place, under its own code and its earlier ones.</summary>
/// <param name="About">The place.</param>
/// <param name="Own">The series under its own code; none where there is none.</param>
/// <param name="OwnPoints">The points of that series.</param>
/// <param name="Shown">All points in order of time.</param>
/// <param name="Notes">What a reader must know of them.</param>
internal sealed record PlacePoints(BreakdownEntry About, SeriesRow? Own, List<PointRow> OwnPoints, List<ShownPoint> Shown, List<SeriesNote> Notes)
{
    /// <summary>Reads them. Who asks by an earlier code, <paramref name="asked"/>, is shown what came in under that one before what came in under others.</summary>
    public static async Task<PlacePoints> Read(
        MeasuresDb db, CatalogueSnapshot catalogue, MeasureEntry measure, BreakdownEntry about, BreakdownEntry asked, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var series = await SeriesRows.Find(db, measure.Id, EarlierCodes.Ids(catalogue, about.About), cancellationToken);
        var points = await PointRows.Read((NpgsqlConnection)db.Database.GetDbConnection(), [.. series.Select(row => row.Id)], asOf, cancellationToken);
        var earlier = new EarlierCodes(catalogue, measure, series.ToDictionary(row => row.BreakdownId, row => points[row.Id]));
        var shown = earlier.PointsOf(about.About);
        if (asked != about && series.Find(row => row.BreakdownId == asked.Id) is { } first)
            Prefer(points[first.Id], asked, shown);
        var own = series.Find(row => row.BreakdownId == about.Id);
        return new(about, own, own is null ? [] : points[own.Id], shown, earlier.Notes);
    }

    private static void Prefer(List<PointRow> rows, BreakdownEntry asked, List<ShownPoint> shown)
    {
        var periods = rows.Select(row => row.Period).ToHashSet();
        shown.RemoveAll(point => periods.Contains(point.Row.Period));
        shown.AddRange(rows.Select(row => new ShownPoint(row, asked.About)));
        shown.Sort(static (one, other) => one.Row.Period.CompareTo(other.Row.Period));
    }
}
