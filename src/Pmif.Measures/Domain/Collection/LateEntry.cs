using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Collection;

/// <summary>One closed period that is open for one measure until a day.</summary>
/// <param name="Id">Which late entry.</param>
/// <param name="MeasureId">The measure.</param>
/// <param name="BreakdownId">The breakdown; none means every one.</param>
/// <param name="Period">The period.</param>
/// <param name="Until">Last day on which it is open.</param>
/// <param name="OpenedAt">When it was allowed. A lock that is set afterwards ends it.</param>
internal sealed record LateEntry(int Id, int MeasureId, int? BreakdownId, Period Period, DateOnly Until, DateTimeOffset OpenedAt)
{
    public bool Opens(Closure closure, int breakdownId, Period period, DateOnly today) =>
        closure.Kind is ClosureKind.Locked or ClosureKind.WindowOver && Period == period && today <= Until
        && (BreakdownId is null || BreakdownId == breakdownId) && (closure.LockedAt is not { } locked || locked < OpenedAt);
}
