using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>What stands on the periods of a series, the latest first; and every version of one of them, the newest first.</summary>
internal sealed class ListCommentary(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public async Task<Result<Page<CommentarySummary>>> Handle(string measureCode, string? breakdownCode, PageRequest page, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(measureCode, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{measureCode}'.");
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        if (!TryReadCursor(page, out var before, out var months))
            return RequestFaults.CursorInvalid;
        var (measureId, breakdownId) = (measure.Id, breakdown.Id);
        var rows = await db.Commentary.AsNoTracking()
            .Where(row => row.MeasureId == measureId && row.BreakdownId == breakdownId && row.Text != ""
                && (row.PeriodStart < before || (row.PeriodStart == before && row.PeriodMonths < months))
                && !db.Commentary.Any(newer => newer.MeasureId == measureId && newer.BreakdownId == breakdownId && newer.PeriodStart == row.PeriodStart
                    && newer.PeriodMonths == row.PeriodMonths && newer.Version > row.Version))
            .OrderByDescending(row => row.PeriodStart).ThenByDescending(row => row.PeriodMonths).Take(page.Take).ToListAsync(cancellationToken);
        var read = page.Of(rows, row => string.Create(CultureInfo.InvariantCulture, $"{row.PeriodStart:yyyy-MM-dd}/{row.PeriodMonths}"));
        return new Page<CommentarySummary>([.. read.Items.Select(row => new CommentarySummary(row.Period, row.Period.Label, CommentaryVersion.Of(row)))], read.Next);
    }

    public async Task<Result<Page<CommentaryVersion>>> History(GetCommentary.Request request, PageRequest page, CancellationToken cancellationToken)
    {
        var found = FigurePlace.Find(await catalogues.Current(db, cancellationToken), request.Measure, request.Breakdown, request.Period, clock.Today());
        if (found.IsFault)
            return found.Fault;
        if (!NewestFirst.TryReadCursor(page, out var before))
            return RequestFaults.CursorInvalid;
        var rows = await db.Commentary.AsNoTracking().Of(found.Value).Where(row => row.Version < before)
            .OrderByDescending(row => row.Version).Take(page.Take).ToListAsync(cancellationToken);
        return page.Of([.. rows.Select(CommentaryVersion.Of)], one => one.Version.ToString(CultureInfo.InvariantCulture));
    }

    private static bool TryReadCursor(PageRequest page, out DateOnly before, out short months)
    {
        (before, months) = (DateOnly.MaxValue, short.MaxValue);
        if (page.After is null)
            return true;
        var parts = page.After.Split('/');
        return parts.Length == 2 && DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out before)
            && short.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out months);
    }
}
