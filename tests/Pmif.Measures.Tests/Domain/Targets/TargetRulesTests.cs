using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Targets;

public sealed class TargetRulesTests
{
    private static readonly Period Year = Period.FinancialYear(2024);
    private static readonly MeasureDefinition Higher = new() { Unit = Units.Percent };

    [Fact]
    public void Accepts_sound_targets() => Assert.Null(Breach(new PeriodTarget(Year, 95, Stretch: 98, Amber: 90)));

    [Theory]
    [InlineData(Polarity.Higher, 96, "measures.amber-side")]
    [InlineData(Polarity.Higher, 95, null)]
    [InlineData(Polarity.Lower, 94, "measures.amber-side")]
    [InlineData(Polarity.Lower, 95, null)]
    public void Wants_amber_on_the_bad_side_of_the_target(Polarity polarity, int amber, string? code) =>
        Assert.Equal(code, Breach(new PeriodTarget(Year, 95, Amber: amber), Higher with { Polarity = polarity }));

    [Theory]
    [InlineData(Polarity.Higher, 94, "measures.stretch-side")]
    [InlineData(Polarity.Higher, 95, null)]
    [InlineData(Polarity.Lower, 96, "measures.stretch-side")]
    [InlineData(Polarity.Lower, 95, null)]
    public void Wants_the_stretch_on_the_good_side_of_the_target(Polarity polarity, int stretch, string? code) =>
        Assert.Equal(code, Breach(new PeriodTarget(Year, 95, Stretch: stretch), Higher with { Polarity = polarity }));

    [Theory]
    [InlineData(Polarity.Midpoint, -1, "measures.target-negative")]
    [InlineData(Polarity.Midpoint, 0, null)]
    [InlineData(Polarity.Midpoint, 1, null)]
    [InlineData(Polarity.Higher, -1, null)]
    public void Takes_no_distance_from_a_midpoint_below_zero(Polarity polarity, int target, string? code) =>
        Assert.Equal(code, Breach(new PeriodTarget(Year, target), Higher with { Polarity = polarity, Midpoint = 50 }, new(ToleranceUnit.Absolute, 1)));

    [Fact]
    public void Refuses_per_cent_of_a_target_of_zero()
    {
        Assert.Equal("measures.tolerance-of-zero", Breach(new PeriodTarget(Year, 0), Higher with { Polarity = Polarity.Lower }));
        Assert.Null(Breach(new PeriodTarget(Year, 0), Higher with { Polarity = Polarity.Lower }, new(ToleranceUnit.Absolute, 1)));
        Assert.Null(Breach(new PeriodTarget(Year, 0), Higher with { Polarity = Polarity.Lower }, new(ToleranceUnit.Relative, 0)));
    }

    [Fact]
    public void Wants_a_threshold_where_the_tolerance_is_one() =>
        Assert.Equal("measures.amber-missing", Breach(new PeriodTarget(Year, 95), tolerance: new(ToleranceUnit.Threshold, 0)));

    [Fact]
    public void Takes_percentage_points_only_for_percentages() =>
        Assert.Equal("measures.tolerance-unit", Breach(new PeriodTarget(Year, 95), Higher with { Unit = "days" }, new(ToleranceUnit.PercentagePoints, 1)));

    [Fact]
    public void Takes_no_targets_for_a_measure_that_is_never_rated()
    {
        Assert.Equal("measures.target-not-rated", Breach(new PeriodTarget(Year, 95), Higher with { Kind = MeasureKind.Contextual }));
        Assert.Equal("measures.target-not-rated", Breach(new PeriodTarget(Year, 95), Higher with { Polarity = Polarity.None }));
    }

    [Theory]
    [InlineData(0, "measures.target-period")]
    [InlineData(1, null)]
    [InlineData(12, null)]
    public void Spreads_a_total_over_a_period_and_not_over_a_day(int months, string? code)
    {
        var set = new TargetSet { Tolerance = new(ToleranceUnit.Absolute, 1), Trajectory = TrajectoryKind.Cumulative, Targets = [new(new Period(new DateOnly(2024, 4, 1), months), 95)] };
        Assert.Equal(code, TargetRules.FirstBreach(set, Higher with { Unit = Units.Number, TemporalType = TemporalType.Flow })?.Code);
    }

    [Fact]
    public void Wants_somewhere_for_a_line_to_start()
    {
        var line = new TargetSet { Tolerance = new(ToleranceUnit.Relative, 5), Targets = [new(Year, 95)], Trajectory = TrajectoryKind.Linear };
        Assert.Equal("measures.baseline-missing", TargetRules.FirstBreach(line, Higher)?.Code);
        Assert.Equal("measures.baseline-missing", TargetRules.FirstBreach(line with { Baseline = new(Year.YearBefore(), null) }, Higher)?.Code);
        Assert.Null(TargetRules.FirstBreach(line with { Baseline = new(Year.YearBefore(), 90) }, Higher));
        Assert.Null(TargetRules.FirstBreach(line with { Targets = [new(Year, 95), new(Year.Next(), 96)] }, Higher));
    }

    [Fact]
    public void Wants_seasons_of_a_year_that_are_known()
    {
        var set = new TargetSet { Tolerance = new(ToleranceUnit.Relative, 5), Targets = [new(Year, 95)], Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [0.1m, 0.2m, 0.3m, 0.4m] };
        var quarterly = Higher with { Frequency = Frequency.Quarterly };
        Assert.Null(TargetRules.FirstBreach(set, quarterly));
        Assert.Equal("measures.seasonal-history", TargetRules.FirstBreach(set with { SeasonalShares = [] }, quarterly)?.Code);
        Assert.Equal("measures.target-period", TargetRules.FirstBreach(set with { Targets = [new(Period.FinancialQuarter(2024, 1), 95)] }, quarterly)?.Code);
        Assert.Equal("measures.target-period", TargetRules.FirstBreach(set, Higher with { Frequency = Frequency.Annual })?.Code);
    }

    [Fact]
    public void Wants_each_period_once() =>
        Assert.Equal("measures.target-duplicate", TargetRules.FirstBreach(new TargetSet
        {
            Tolerance = new(ToleranceUnit.Relative, 5), Targets = [new(Year, 95), new(Year, 96)],
        }, Higher)?.Code);

    [Theory]
    [InlineData(ToleranceUnit.Relative, 5, 0, 10, "measures.tolerance-of-zero")]
    [InlineData(ToleranceUnit.Relative, 5, -10, 0, "measures.tolerance-of-zero")]
    [InlineData(ToleranceUnit.Relative, 0, 0, 10, null)] // no amber at all
    [InlineData(ToleranceUnit.Relative, 5, 2, 10, null)]
    [InlineData(ToleranceUnit.Absolute, 5, 0, 10, null)]
    [InlineData(ToleranceUnit.Threshold, 5, 2, 10, "measures.tolerance-unit")]
    public void Wants_a_tolerance_that_widens_a_range_on_both_sides(ToleranceUnit unit, int amount, int low, int high, string? code) =>
        Assert.Equal(code, TargetRules.FirstBreach(new TargetSet { Tolerance = new(unit, amount) }, Higher with { Polarity = Polarity.Range, Range = new(low, high) })?.Code);

    [Fact]
    public void Wants_a_low_target_beside_the_high_one_where_between_is_acceptable()
    {
        TargetSet Set(PeriodTarget target) => new() { Tolerance = new(ToleranceUnit.Absolute, 0), Targets = [target], AmberRule = AmberRule.Acceptable };
        Assert.Null(TargetRules.FirstBreach(Set(new(Year, 95, Amber: 90)), Higher));
        Assert.Equal("measures.acceptable-targets", TargetRules.FirstBreach(Set(new(Year, 95)), Higher)?.Code);
        Assert.Equal("measures.acceptable-targets", TargetRules.FirstBreach(Set(new(Year, 95, Stretch: 99, Amber: 90)), Higher)?.Code);
        Assert.Equal("measures.amber-rule", TargetRules.FirstBreach(Set(new(Year, 1, Amber: 2)), Higher with { Polarity = Polarity.Midpoint, Midpoint = 5 })?.Code);
    }

    [Fact]
    public void Refuses_numbers_that_no_value_can_have()
    {
        Assert.Equal("measures.target-out-of-range", Breach(new PeriodTarget(Year, 95), tolerance: new(ToleranceUnit.Relative, decimal.MaxValue)));
        Assert.Equal("measures.target-out-of-range", Breach(new PeriodTarget(Year, 1_000_000_000_000_001)));
        Assert.Equal("measures.target-out-of-range", Breach(new PeriodTarget(Year, -1_000_000_000_000_001)));
        Assert.Null(Breach(new PeriodTarget(Year, 1_000_000_000_000_000)));
        Assert.Null(Breach(new PeriodTarget(Year, -1_000_000_000_000_000)));
    }

    private static string? Breach(PeriodTarget target, MeasureDefinition? definition = null, Tolerance? tolerance = null) =>
        TargetRules.FirstBreach(new TargetSet { Tolerance = tolerance ?? new(ToleranceUnit.Relative, 5), Targets = [target] }, definition ?? Higher)?.Code;
}
