using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Features.Collection.Locks;

/// <summary>A lock on a period: for which measures, by whom, when and why, and the same of its lifting.</summary>
public sealed record LockResponse(
    int Id, Period Period, string PeriodLabel, IReadOnlyList<string> Measures, string Source, string Reason, DateTimeOffset LockedAt, string LockedBy,
    DateTimeOffset? LiftedAt, string? LiftedBy, string? LiftReason)
{
    internal static LockResponse Of(PeriodLockRow row, CatalogueSnapshot catalogue)
    {
        var period = new Period(row.PeriodStart, row.PeriodMonths);
        return new(row.Id, period, period.Label, [.. row.Measures.Select(id => catalogue.Measure(id).Code).Order(StringComparer.OrdinalIgnoreCase)], row.Source,
            row.Reason, row.LockedAt, row.LockedBy, row.LiftedAt, row.LiftedBy, row.LiftReason);
    }
}
