using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Features.Commentary;

internal static class CommentaryRows
{
    /// <summary>All versions of the commentary of a place.</summary>
    public static IQueryable<CommentaryRow> Of(this IQueryable<CommentaryRow> rows, FigurePlace place) => rows.Where(row =>
        row.MeasureId == place.Measure.Id && row.BreakdownId == place.Breakdown.Id
        && row.PeriodStart == place.Period.Start && row.PeriodMonths == (short)place.Period.Months);

    /// <summary>Writers about one series follow one another until their transactions end, so that the second sees what the first wrote.</summary>
    public static Task LockWriters(this MeasuresDb db, FigurePlace place, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({((long)place.Measure.Id << 32) + place.Breakdown.Id})", cancellationToken);
}
