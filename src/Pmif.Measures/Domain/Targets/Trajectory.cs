using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Targets;

/// <summary>The target that holds for one period, worked out from the targets that were set.</summary>
public static class Trajectory
{
    /// <summary>
    /// The target of <paramref name="period"/>; none where none is set for it. A target set for the very period always wins.
    /// Linear: t_k = B + (T − B)·k/n from the target or baseline before. Cumulative: t_k = T·k/n within the target's period.
    /// Seasonal: T times the shares of the year so far for a running total, else times the period's own share;
    /// none for a day, or a period too short to have a share.
    /// Explicit: the target of the shortest period that contains this one.
    /// Where the year end is what counts, the target of the year comes before all of these.
    /// </summary>
    /// <param name="set">The targets.</param>
    /// <param name="period">The period asked about.</param>
    /// <param name="runningTotal">Whether the measure's values run from the start of the year.</param>
    public static PeriodTarget? At(TargetSet set, Period period, bool runningTotal)
    {
        if (set.JudgedAgainst == JudgedAgainst.YearEnd && YearEnd(set, period) is { } year)
            return year with { Period = period };
        foreach (var target in set.Targets)
            if (target.Period == period)
                return target;
        return set.Trajectory switch
        {
            TrajectoryKind.Linear => Linear(set, period),
            TrajectoryKind.Cumulative => Part(Containing(set, period), period, static (target, within) =>
                (MonthsFrom(target.Start, within.End), target.Months)),
            TrajectoryKind.Seasonal => Part(Containing(set, period), period, (target, within) =>
                SeasonalShare(set.SeasonalShares, target, within, runningTotal) is { } share ? (share, 1) : null),
            _ => Containing(set, period) is { } whole ? whole with { Period = period } : null,
        };
    }

    // Of the shortest period of a year or more around this one; for snapshots, of the last day of the financial year.
    private static PeriodTarget? YearEnd(TargetSet set, Period period) =>
        set.Targets.Where(target => target.Period.Months >= 12 && target.Period.Contains(period)).MinBy(target => target.Period.Months)
        ?? set.Targets.FirstOrDefault(target => target.Period.Months == 0 && target.Period.End == Period.FinancialYear(Period.FinancialYearOf(period.End)).End);

    private static PeriodTarget? Containing(TargetSet set, Period period) =>
        set.Targets.Where(target => target.Period.Contains(period)).MinBy(target => target.Period.Months);

    private static PeriodTarget? Linear(TargetSet set, Period period)
    {
        var next = set.Targets.Where(target => target.Period.End >= period.End).MinBy(target => target.Period.End);
        if (next is null)
            return null;
        var before = set.Targets.Where(target => target.Period.End < next.Period.End).MaxBy(target => target.Period.End);
        var anchor = before is null ? set.Baseline : new Baseline(before.Period, before.Value);
        if (anchor is not { Value: { } from, Period.End: var anchorEnd } || period.End <= anchorEnd)
            return null;
        var n = MonthsFrom(anchorEnd.AddDays(1), next.Period.End);
        var k = MonthsFrom(anchorEnd.AddDays(1), period.End);
        var at = from + (next.Value - from) * k / n;
        // Explicit thresholds keep their distance from the line.
        return new PeriodTarget(period, at, next.Stretch + (at - next.Value), next.Amber + (at - next.Value));
    }

    // Multiplied before it is divided, so that a fraction such as 5/12 leaves no noise where the result is exact.
    private static PeriodTarget? Part(PeriodTarget? whole, Period period, Func<Period, Period, (decimal Of, decimal Whole)?> part) =>
        whole is not null && part(whole.Period, period) is var (k, n)
            ? new PeriodTarget(period, whole.Value * k / n, whole.Stretch * k / n, whole.Amber * k / n)
            : null;

    private static decimal? SeasonalShare(IReadOnlyList<decimal> shares, Period target, Period within, bool runningTotal)
    {
        if (shares.Count == 0 || target.Months != 12)
            return null;
        var step = 12 / shares.Count;
        var last = MonthsFrom(target.Start, within.End) / step;
        var first = runningTotal ? 0 : last - within.Months / step;
        return last > first ? shares.Skip(first).Take(last - first).Sum() : null;
    }

    // Whole months from the first day of one to the last day of another, counted to the nearest month.
    private static int MonthsFrom(DateOnly first, DateOnly last)
    {
        var after = last.AddDays(1);
        return (after.Year - first.Year) * 12 + after.Month - first.Month + (after.Day - first.Day > 15 ? 1 : after.Day - first.Day < -15 ? -1 : 0);
    }
}
