using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Locks;

/// <summary>All locks, the newest first; those that were lifted too, unless only those that are on are asked for.</summary>
internal sealed class ListLocks(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<Page<LockResponse>>> Handle(bool onlyOn, PageRequest page, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(page, out var before))
            return RequestFaults.CursorInvalid;
        // Rows first: a measure that one names is then in the catalogue.
        var rows = await db.PeriodLocks.AsNoTracking().Where(row => row.Id < before && (!onlyOn || row.LiftedAt == null))
            .OrderByDescending(row => row.Id).Take(page.Take).ToListAsync(cancellationToken);
        var catalogue = await catalogues.Current(db, cancellationToken);
        return page.Of([.. rows.Select(row => LockResponse.Of(row, catalogue))], one => one.Id.ToString(CultureInfo.InvariantCulture));
    }
}
