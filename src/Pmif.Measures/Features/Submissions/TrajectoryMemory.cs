using System.Runtime.CompilerServices;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Features.Submissions;

/// <summary>A feed gives many series the targets of few periods, so each is worked out once.</summary>
internal sealed class TrajectoryMemory
{
    private const int Most = 10_000;

    private readonly Dictionary<(TargetSet, Period, bool), PeriodTarget?> known = new(new ByIdentity());

    public PeriodTarget? At(TargetSet targets, Period period, MeasureDefinition definition)
    {
        var isRunning = definition.TemporalType == TemporalType.Cumulative;
        var key = (targets, period, isRunning);
        if (known.TryGetValue(key, out var target))
            return target;
        target = Trajectory.At(targets, period, isRunning);
        if (known.Count < Most)
            known.Add(key, target);
        return target;
    }

    // A snapshot holds each set once, and comparing their content would cost more than working the target out.
    private sealed class ByIdentity : IEqualityComparer<(TargetSet Set, Period Period, bool IsRunning)>
    {
        public bool Equals((TargetSet Set, Period Period, bool IsRunning) x, (TargetSet Set, Period Period, bool IsRunning) y) =>
            ReferenceEquals(x.Set, y.Set) && x.Period == y.Period && x.IsRunning == y.IsRunning;

        public int GetHashCode((TargetSet Set, Period Period, bool IsRunning) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Set), key.Period, key.IsRunning);
    }
}
