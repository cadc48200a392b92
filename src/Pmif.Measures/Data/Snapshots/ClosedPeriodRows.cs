using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Collection;

namespace Pmif.Measures.Data.Snapshots;

/// <summary>Reads the locks that are on, and the late entries that may still be used.</summary>
internal static class ClosedPeriodRows
{
    public static async Task<ClosedPeriods> Load(MeasuresDb db, CancellationToken cancellationToken)
    {
        var locks = await db.PeriodLocks.AsNoTracking().Where(row => row.LiftedAt == null).ToListAsync(cancellationToken);
        // A snapshot may serve for long, so what ends today is judged when it is used; what ended days ago cannot come back.
        var lateEntries = await db.LateEntries.FromSql($"select * from late_entries where until >= current_date - 2").AsNoTracking().ToListAsync(cancellationToken);
        return new ClosedPeriods(
            [.. locks.Select(row => new PeriodLock(row.Id, new Period(row.PeriodStart, row.PeriodMonths), row.Measures.ToFrozenSet(), row.Source, row.LockedAt.ToLocalTime()))],
            [.. lateEntries.Select(row => new LateEntry(row.Id, row.MeasureId, row.BreakdownId, new Period(row.PeriodStart, row.PeriodMonths), row.Until, row.OpenedAt))]);
    }
}
