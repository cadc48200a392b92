using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Forecast;

/// <summary>The target that a forecast is held against.</summary>
public static class YearTarget
{
    /// <summary>
    /// That of the period. Of a sum whose year has an explicit or linear target, this is one for each of its periods, as every rating of them takes it, unless
    /// they have targets of their own: then the year's target and thresholds are the sums of theirs.
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="set">The targets that hold in the period.</param>
    /// <param name="period">The period forecast.</param>
    public static PeriodTarget? Of(MeasureDefinition definition, TargetSet set, Period period) =>
        IsForEachPeriod(definition, set, period) ? SumOf(definition, set, period) : Trajectory.At(set, period, definition.TemporalType == TemporalType.Cumulative);

    /// <summary>Whether a target for <paramref name="year"/> is one for each of its periods rather than for their sum.</summary>
    public static bool IsForEachPeriod(MeasureDefinition definition, TargetSet set, Period year)
    {
        if (!Outturn.IsSum(definition) || definition.TemporalType == TemporalType.Cumulative || year.Months != 12
            || set.Trajectory is TrajectoryKind.Cumulative or TrajectoryKind.Seasonal || set.JudgedAgainst == JudgedAgainst.YearEnd)
            return false;
        var step = ReportingStep.Months(definition.Frequency);
        foreach (var target in set.Targets)
            if (target.Period.Months == step && year.Contains(target.Period))
                return false;
        return true;
    }

    private static PeriodTarget? SumOf(MeasureDefinition definition, TargetSet set, Period year)
    {
        var step = ReportingStep.Months(definition.Frequency);
        var sum = new PeriodTarget(year, 0, 0, 0);
        for (var month = 0; month < 12; month += step)
        {
            if (Trajectory.At(set, new Period(year.Start.AddMonths(month), step), runningTotal: false) is not { } part)
                return null;
            var lines = Thresholds.Of(part, set.Tolerance, definition.Polarity);
            sum = sum with { Value = sum.Value + lines.Target, Stretch = sum.Stretch + lines.Stretch, Amber = sum.Amber + lines.Amber };
        }
        return sum;
    }
}
