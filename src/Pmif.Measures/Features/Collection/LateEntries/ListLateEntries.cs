using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.LateEntries;

/// <summary>All late entries, the newest first, or those of a measure; each with the submissions that came in by it.</summary>
internal sealed class ListLateEntries(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<Page<LateEntryResponse>>> Handle(string? measure, PageRequest page, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(page, out var before))
            return RequestFaults.CursorInvalid;
        MeasureEntry? only = null;
        if (!string.IsNullOrEmpty(measure) && !(await catalogues.Current(db, cancellationToken)).TryMeasure(measure, out only))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{measure}'.");
        var measureId = only?.Id;
        var rows = await db.LateEntries.AsNoTracking().Include(row => row.Uses.OrderByDescending(use => use.SubmissionId).Take(LateEntryResponse.MostUses))
            .Where(row => row.Id < before && (measureId == null || row.MeasureId == measureId))
            .OrderByDescending(row => row.Id).Take(page.Take).ToListAsync(cancellationToken);
        var catalogue = await catalogues.Current(db, cancellationToken);
        return page.Of([.. rows.Select(row => LateEntryResponse.Of(row, catalogue))], one => one.Id.ToString(CultureInfo.InvariantCulture));
    }
}
