using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Realism;

/// <summary>A value of the past beside what a target would have asked of it.</summary>
/// <param name="Value">The figure that is compared, at the measure's decimals.</param>
/// <param name="Target">The target's part for a period like this one.</param>
internal readonly record struct Comparison(decimal Value, PeriodTarget Target)
{
    /// <summary>
    /// The latest values, newest first, as far as the target says anything of their kind: three years of them, ten where they come a year apart; nothing from before a break.
    /// Of a year's sum each period has its share, unless the target is one for each of them.
    /// </summary>
    public static List<Comparison> Of(MeasureDefinition definition, TargetSet set, PeriodTarget target, ReadOnlySpan<SeriesPoint> points)
    {
        var step = ReportingStep.Months(definition.Frequency);
        var most = step is > 0 and < 12 ? 36 / step : 10;
        var compared = new List<Comparison>();
        for (var i = points.Length - 1; i >= 0 && compared.Count < most; i--)
        {
            if (PastValues.IsActual(points[i]) && PartFor(definition, set, target, points[i].Period) is { } part)
                compared.Add(new(PointStatus.Judged(definition, points[i].Value!.Value), target with
                {
                    Value = target.Value * part, Stretch = target.Stretch * part, Amber = target.Amber * part,
                }));
            if (points[i].Flag == ValueFlag.Break)
                break;
        }
        return compared;
    }

    /// <summary>Whether the value is at least as good as the target.</summary>
    public bool Reaches(MeasureDefinition definition) =>
        definition.Polarity == Polarity.Higher ? Value >= Target.Value.Printed(definition.Decimals) : Value <= Target.Value.Printed(definition.Decimals);

    private static decimal? PartFor(MeasureDefinition definition, TargetSet set, PeriodTarget target, Period period)
    {
        if (period.Months == target.Period.Months || !Outturn.IsSum(definition) || YearTarget.IsForEachPeriod(definition, set, target.Period))
            return 1;
        if (target.Period.Months != 12 || period.Months is 0 or > 12)
            return null;
        var into = (PastValues.EndMonth(period) - PastValues.EndMonth(new(target.Period.Start, 1)) + 1_200) % 12 + 1;
        var total = definition.TemporalType == TemporalType.Cumulative;
        if (set is not { Trajectory: TrajectoryKind.Seasonal, SeasonalShares.Count: > 0 and var parts })
            return (total ? into : period.Months) / 12m;
        // The shares that the period is made of; none where it begins or ends within one.
        var (end, own) = (into * parts / 12, total ? into * parts : period.Months * parts);
        return into * parts % 12 != 0 || own % 12 != 0 || own / 12 > end ? null : set.SeasonalShares.Skip(end - own / 12).Take(own / 12).Sum();
    }
}
