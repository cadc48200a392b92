using System.Collections.Frozen;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Collection;

/// <summary>All locks that are on and all late entries that may still be used: what is closed at one state of the catalogue.</summary>
internal sealed class ClosedPeriods(IReadOnlyList<PeriodLock> locks, IReadOnlyList<LateEntry> lateEntries)
{
    private readonly FrozenDictionary<int, LateEntry[]> lateEntriesByMeasure = lateEntries.GroupBy(entry => entry.MeasureId)
        .ToFrozenDictionary(group => group.Key, group => group.OrderBy(entry => entry.Id).ToArray());

    /// <summary>Whether anything of a measure so defined can be closed; a quick look before the exact one.</summary>
    public bool Concerns(MeasureDefinition definition) => locks.Count > 0 || definition.Collection is not null;

    /// <summary>Why a period is closed for a measure; none where it is open. A lock outranks the measure's own window.</summary>
    public Closure? At(int measureId, string source, MeasureDefinition definition, Period period, DateOnly today)
    {
        DateTimeOffset? locked = null;
        foreach (var one in locks)
            if (one.LockedAt > (locked ?? DateTimeOffset.MinValue) && one.Concerns(measureId, source) && one.Covers(definition, period))
                locked = one.LockedAt;
        if (locked is { } at)
            return new Closure(ClosureKind.Locked, DateOnly.FromDateTime(at.DateTime), at);
        var window = CollectionWindow.Of(definition, period);
        return window.IsOver(today) ? new Closure(ClosureKind.WindowOver, window.Closes!.Value)
            : window.IsBefore(today) ? new Closure(ClosureKind.NotOpen, window.Opens!.Value)
            : null;
    }

    /// <summary>The late entry that opens a closed period again; none where it stays closed.</summary>
    public LateEntry? LateEntryFor(Closure closure, int measureId, int breakdownId, Period period, DateOnly today) =>
        lateEntriesByMeasure.TryGetValue(measureId, out var entries)
            ? Array.Find(entries, entry => entry.Opens(closure, breakdownId, period, today))
            : null;

    /// <summary>Whether locks and late entries of a measure are those of <paramref name="other"/>.</summary>
    public bool IsSameFor(int measureId, string source, ClosedPeriods other) => IdsFor(measureId, source).SetEquals(other.IdsFor(measureId, source));

    private HashSet<(bool IsLock, int Id)> IdsFor(int measureId, string source) =>
    [
        .. locks.Where(one => one.Concerns(measureId, source)).Select(one => (true, one.Id)),
        .. lateEntriesByMeasure.GetValueOrDefault(measureId, []).Select(entry => (false, entry.Id)),
    ];
}
