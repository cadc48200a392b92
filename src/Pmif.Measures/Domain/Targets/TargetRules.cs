using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Domain.Targets;

/// <summary>What targets must satisfy.</summary>
public static class TargetRules
{
    /// <summary>The first rule that <paramref name="set"/> breaks for a measure so defined; none where it is sound.</summary>
    public static RuleBreach? FirstBreach(TargetSet set, MeasureDefinition definition)
    {
        if (definition.Kind == MeasureKind.Contextual || definition.Polarity == Polarity.None)
            return new("measures.target-not-rated", "A contextual measure, or one without polarity, is never rated and takes no targets.");
        if (set.Tolerance.Amount < 0)
            return new("measures.tolerance-negative", "A tolerance is not negative.");
        if (set.Tolerance.Unit == ToleranceUnit.PercentagePoints && definition.Unit != Units.Percent)
            return new("measures.tolerance-unit", "Percentage points only fit a measure in percent.");
        if (set.Targets.Count == 0 && definition.Polarity != Polarity.Range && set.Baseline is null)
            return new("measures.target-missing", "Give at least one target, or the baseline that is being established.");
        if (set.Targets.GroupBy(target => target.Period).Any(group => group.Count() > 1))
            return new("measures.target-duplicate", "Two targets are for the same period.");
        return SizeBreach(set)
            ?? ToleranceBreach(set, definition)
            ?? TrajectoryBreach(set, definition)
            ?? set.Targets.Select(target => TargetBreach(target, set.Tolerance, definition)).FirstOrDefault(breach => breach is not null);
    }

    // So that no step between them can overflow.
    private static RuleBreach? SizeBreach(TargetSet set)
    {
        decimal?[] given = [set.Tolerance.Amount, set.Baseline?.Value, .. set.Targets.SelectMany(target => new[] { target.Value, target.Stretch, target.Amber })];
        return given.Any(number => number > NumberText.Largest || number < -NumberText.Largest)
            ? new("measures.target-out-of-range", "A target, a baseline or a tolerance is larger than any value can be.")
            : null;
    }

    private static RuleBreach? ToleranceBreach(TargetSet set, MeasureDefinition definition)
    {
        if (definition is { Polarity: Polarity.Range, Range: { } range })
            return set.Tolerance.Unit == ToleranceUnit.Threshold
                    ? new("measures.tolerance-unit", "A range has two sides: give a tolerance that reaches beyond both instead of thresholds.")
                : set.Tolerance is { Unit: ToleranceUnit.Relative, Amount: > 0 } && (range.Low == 0 || range.High == 0)
                    ? new("measures.tolerance-of-zero", "Per cent of a bound of zero is zero: give an absolute tolerance.")
                : set.AmberRule == AmberRule.Acceptable ? NoAcceptable
                : null;
        if (set.AmberRule != AmberRule.Acceptable)
            return null;
        return definition.Polarity == Polarity.Midpoint ? NoAcceptable
            : set.Targets.FirstOrDefault(target => target.Amber is null || target.Stretch is not null) is { } target
                ? new("measures.acceptable-targets", $"Between a low and a high target is acceptable: give {target.Period.Label} the low one as its amber threshold, and no stretch.")
            : null;
    }

    private static RuleBreach NoAcceptable => new("measures.amber-rule", "Only a measure that is better higher or better lower has a low and a high target.");

    private static RuleBreach? TrajectoryBreach(TargetSet set, MeasureDefinition definition) => set.Trajectory switch
    {
        TrajectoryKind.Linear when set.Baseline?.Value is null && set.Targets.Count < 2 =>
            new("measures.baseline-missing", "A linear trajectory starts from a baseline value or an earlier target."),
        TrajectoryKind.Cumulative or TrajectoryKind.Seasonal when set.Targets.Any(target => target.Period.Months == 0) =>
            new("measures.target-period", "A total is spread over a period; a snapshot day has none."),
        TrajectoryKind.Seasonal when set.Targets.Any(target => target.Period.Months != 12) =>
            new("measures.target-period", "A seasonal trajectory spreads the total of a year."),
        TrajectoryKind.Seasonal when definition.Frequency is not (Frequency.Monthly or Frequency.Quarterly or Frequency.HalfYearly) =>
            new("measures.target-period", "Only a measure reported within the year has seasons."),
        TrajectoryKind.Seasonal when set.SeasonalShares.Count == 0 =>
            new("measures.seasonal-history", $"A seasonal trajectory needs {SeasonalProfile.Years} complete years of values before it."),
        _ => null,
    };

    private static RuleBreach? TargetBreach(PeriodTarget target, Tolerance tolerance, MeasureDefinition definition)
    {
        if (definition.Polarity == Polarity.Range)
            return new("measures.target-unexpected", "The range of the measure is its target; give only a tolerance.");
        if (definition.Polarity == Polarity.Midpoint && target.Value < 0)
            return new("measures.target-negative", "The target of a midpoint measure is the distance allowed from it and is not negative.");
        if (target.Amber is null && tolerance.Unit == ToleranceUnit.Threshold)
            return new("measures.amber-missing", $"The target of {target.Period.Label} needs its amber threshold.");
        if (target.Amber is null && tolerance is { Unit: ToleranceUnit.Relative, Amount: > 0 } && target.Value == 0)
            return new("measures.tolerance-of-zero", "Per cent of a target of zero is zero: give an absolute tolerance or an amber threshold.");
        var higher = definition.Polarity == Polarity.Higher;
        if (target.Amber is { } amber && (higher ? amber > target.Value : amber < target.Value))
            return new("measures.amber-side", $"The amber threshold of {target.Period.Label} lies on the good side of its target.");
        if (target.Stretch is { } stretch && (higher ? stretch < target.Value : stretch > target.Value))
            return new("measures.stretch-side", $"The stretch target of {target.Period.Label} lies on the bad side of its target.");
        return null;
    }
}
