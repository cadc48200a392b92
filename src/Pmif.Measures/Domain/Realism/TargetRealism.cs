using System.Globalization;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Domain.Realism;

/// <summary>Whether targets fit what is known of a series.</summary>
public static class TargetRealism
{
    private const int FewestForNeverRed = 6, FewestForSlip = 3, FewestForPresent = 3;

    // How near a power of ten the past must lie to the target, and how far off all of it, for a slip: 7.6 to 13.2 times, and all beyond 4 times.
    private const double NearPower = 0.12, AllBeyond = 4;

    /// <summary>
    /// The flags on the targets that are still to be met, in order of time. A measure that is never rated, and one judged by a range, has none.
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="set">The targets, standing or about to be saved.</param>
    /// <param name="points">The series in order of time.</param>
    /// <param name="forecast">Its forecast, if there is one; its target is not looked at.</param>
    public static IReadOnlyList<TargetFlag> Flags(MeasureDefinition definition, TargetSet set, ReadOnlySpan<SeriesPoint> points, ForecastState? forecast)
    {
        if (points.IsEmpty || definition.Kind == MeasureKind.Contextual || definition.Polarity is Polarity.None or Polarity.Range || definition.Unit is Units.Milestone or Units.YesNo)
            return [];
        var flags = new List<TargetFlag>();
        if (forecast is not null && Unreachable(definition, set, forecast) is { } unreachable)
            flags.Add(unreachable);
        var nearest = true;
        foreach (var target in set.Targets)
        {
            if (target.Period.End <= points[^1].Period.End)
                continue;
            var past = Comparison.Of(definition, set, target, points);
            if ((Slipped(definition, target, past) ?? BelowBaseline(definition, set, target, past)) is { } flag)
                flags.Add(flag);
            else if (nearest && NeverRed(definition, set, target, past) is { } never)
                flags.Add(never);
            nearest = false;
        }
        return flags;
    }

    private static TargetFlag? Unreachable(MeasureDefinition definition, TargetSet set, ForecastState forecast)
    {
        if (YearTarget.Of(definition, set, forecast.Period) is not { } target
            || HitChance.Of(definition, forecast, target.Value) is not { } chance || chance >= HitChance.Unreachable)
            return null;
        return new(TargetFlagKind.Unreachable, forecast.Period,
            $"The chance of meeting {Figure(definition, target.Value)} in {forecast.Period.Label} is below {HitChance.Unreachable.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)}: the forecast is {Figure(definition, forecast.Value)}.");
    }

    private static TargetFlag? NeverRed(MeasureDefinition definition, TargetSet set, PeriodTarget target, List<Comparison> past)
    {
        // Under this rule red does not depend on the width of amber.
        if (set.AmberRule == AmberRule.IfImproved || past.Count < FewestForNeverRed)
            return null;
        var missed = past.Count(one => !one.Reaches(definition));
        var red = past.Any(one => PointStatus.OfReported(definition, set, one.Target, one.Value, ValueFlag.None) is { Rag: Rag.Red });
        return missed == 0 || red ? null
            : new(TargetFlagKind.NeverRed, target.Period, $"{missed} of the last {past.Count} values miss the target of {target.Period.Label}, but amber is so wide that none would be red.");
    }

    private static TargetFlag? BelowBaseline(MeasureDefinition definition, TargetSet set, PeriodTarget target, List<Comparison> past)
    {
        if (set.Baseline is { Value: { } value } baseline && (baseline.Period.Months == target.Period.Months || !Outturn.IsSum(definition)))
        {
            var start = new Comparison(PointStatus.Judged(definition, value), target);
            return start.Reaches(definition) && start.Value != target.Value.Printed(definition.Decimals)
                ? new(TargetFlagKind.BelowBaseline, target.Period, $"The target of {Figure(definition, target.Value)} for {target.Period.Label} is worse than the baseline of {Figure(definition, value)}.")
                : null;
        }
        var step = ReportingStep.Months(definition.Frequency);
        var year = Math.Max(FewestForPresent, step > 0 ? 12 / step : 0);
        return past.Count < year || !past.Take(year).All(one => one.Reaches(definition) && one.Value != one.Target.Value.Printed(definition.Decimals)) ? null
            : new(TargetFlagKind.BelowBaseline, target.Period, $"The target of {Figure(definition, target.Value)} for {target.Period.Label} is worse than each of the last {year} values.");
    }

    private static TargetFlag? Slipped(MeasureDefinition definition, PeriodTarget target, List<Comparison> past)
    {
        if (definition.Polarity == Polarity.Midpoint || past.Count < FewestForSlip || target.Value == 0)
            return null;
        var ratios = past.ConvertAll(one => (double)one.Value / (double)one.Target.Value);
        ratios.Sort();
        var middle = Math.Log10(ratios[ratios.Count / 2]);
        var power = Math.Round(middle);
        if (!double.IsFinite(middle) || power is 0 or < -3 or > 3 || Math.Abs(middle - power) > NearPower || (power > 0 ? ratios[0] < AllBeyond : ratios[^1] > 1 / AllBeyond))
            return null;
        var times = Math.Pow(10, Math.Abs(power)).ToString("#,0", CultureInfo.InvariantCulture);
        return new(TargetFlagKind.SlippedDecimal, target.Period,
            $"The values so far are about {times} times {(power > 0 ? "as large as" : "smaller than")} the target of {Figure(definition, target.Value)} for {target.Period.Label}: has a decimal point slipped?");
    }

    private static string Figure(MeasureDefinition definition, decimal value) =>
        value.Printed(definition.Decimals).ToString($"#,0.{new string('0', definition.Decimals)}", CultureInfo.InvariantCulture);
}
