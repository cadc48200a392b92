using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Features.Commentary;

internal static class CommentaryRows
{
    /// <summary>All versions of the commentary of a place.</summary>
    public static IQueryable<CommentaryRow> Of(this IQueryable<CommentaryRow> rows, FigurePlace place) => rows.Where(row =>
        row.MeasureId == place.Measure.Id && row.BreakdownId == place.Breakdown.Id
        && row.PeriodStart == place.Period.Start && row.PeriodMonths == (short)place.Period.Months);
}
