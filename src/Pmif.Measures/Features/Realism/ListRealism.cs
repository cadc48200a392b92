using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Realism;

/// <summary>The targets of all measures, or only those worth a second look. A page looks at so many series; of these it may show few or none and yet have a next one.</summary>
internal sealed class ListRealism(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public async Task<Result<Page<RealismResponse>>> Handle(PageRequest page, bool flagged, CancellationToken cancellationToken)
    {
        var after = 0L;
        if (page.After is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestFaults.CursorInvalid;
        var catalogue = await catalogues.Current(db, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var series = await SeriesRows.WithTargets(db, after, page.Take, cancellationToken);
        var looked = page.Of(series, row => row.Id.ToString(CultureInfo.InvariantCulture));
        var judged = new List<RealismResponse>();
        foreach (var chunk in looked.Items.Chunk(200))
            judged.AddRange(await Judge(catalogue, [.. chunk.Where(row => catalogue.Knows(row.MeasureId, row.BreakdownId))], cancellationToken));
        return new Page<RealismResponse>([.. judged.Where(one => !flagged || one.Flags.Count > 0)], looked.Next);
    }

    private async Task<IEnumerable<RealismResponse>> Judge(CatalogueSnapshot catalogue, SeriesRow[] series, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var points = await PointRows.Read(connection, [.. series.Select(row => row.Id)], null, cancellationToken);
        await CarriedPoints.Prepend(connection, catalogue, series, points, null, cancellationToken);
        return series.Where(row => catalogue.Measure(row.MeasureId).StateOn(clock.Today()) != MeasureState.Retired).Select(row =>
        {
            var (measure, its) = (catalogue.Measure(row.MeasureId), points[row.Id]);
            return JudgeTargets.Of(measure, catalogue.Breakdown(row.BreakdownId), CollectionsMarshal.AsSpan(its.ConvertAll(point => point.ToPoint())),
                catalogue.MarksOf(measure, row.BreakdownId, CarriedPoints.Breaks(catalogue, its.Select(point => (point.Measure ?? measure.Code, point.Period)))).Rebases);
        });
    }
}
