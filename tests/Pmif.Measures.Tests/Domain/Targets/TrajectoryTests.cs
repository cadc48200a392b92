using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Targets;

/// <summary>Targets between targets (domain notes, section 2.3).</summary>
public sealed class TrajectoryTests
{
    private static readonly Tolerance FivePerCent = new(ToleranceUnit.Relative, 5);

    [Fact]
    public void Draws_the_line_of_the_reference_case()
    {
        var set = new TargetSet
        {
            Tolerance = FivePerCent,
            Baseline = new(Period.FinancialYear(2023), 73.23m),
            Targets = [new(Period.FinancialYear(2024), 75)],
            Trajectory = TrajectoryKind.Linear,
        };
        Assert.Equal([73.6725m, 74.115m, 74.5575m, 75m],
            Enumerable.Range(1, 4).Select(quarter => Trajectory.At(set, Period.FinancialQuarter(2024, quarter), false)!.Value));
    }

    [Fact]
    public void Draws_the_line_over_years_and_on_from_an_earlier_target()
    {
        var set = new TargetSet
        {
            Tolerance = FivePerCent,
            Baseline = new(Period.FinancialYear(2020), 10),
            Targets = [new(Period.FinancialYear(2022), 20), new(Period.FinancialYear(2024), 40, Amber: 36)],
            Trajectory = TrajectoryKind.Linear,
        };
        Assert.Equal([15m, 20m, 30m, 40m], Enumerable.Range(2021, 4).Select(year => Trajectory.At(set, Period.FinancialYear(year), false)!.Value));
        Assert.Equal(26, Trajectory.At(set, Period.FinancialYear(2023), false)!.Amber);
        Assert.Null(Trajectory.At(set, Period.FinancialYear(2025), false));
        Assert.Null(Trajectory.At(set, Period.FinancialYear(2020), false));
    }

    [Fact]
    public void Adds_up_a_cumulative_target_in_equal_parts()
    {
        var set = new TargetSet { Tolerance = FivePerCent, Targets = [new(Period.FinancialYear(2024), 120, Amber: 96)], Trajectory = TrajectoryKind.Cumulative };
        var august = Trajectory.At(set, Period.Month(2024, 8), true)!;
        Assert.Equal((50m, 40m), (august.Value, august.Amber));
        Assert.Equal(60, Trajectory.At(set, new Period(new DateOnly(2024, 4, 1), 6), true)!.Value);
        Assert.Equal(120, Trajectory.At(set, Period.Month(2025, 3), true)!.Value);
    }

    [Fact]
    public void Spreads_a_seasonal_target_by_its_shares()
    {
        var set = new TargetSet { Tolerance = FivePerCent, Targets = [new(Period.FinancialYear(2024), 200)], Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [0.1m, 0.2m, 0.3m, 0.4m] };
        Assert.Equal([20m, 40m, 60m, 80m], Quarters(set, runningTotal: false));
        Assert.Equal([20m, 60m, 120m, 200m], Quarters(set, runningTotal: true));
    }

    [Fact]
    public void Takes_the_shortest_period_that_contains_this_one_when_explicit()
    {
        var set = new TargetSet { Tolerance = FivePerCent, Targets = [new(Period.FinancialYear(2024), 9), new(Period.FinancialQuarter(2024, 2), 8)] };
        Assert.Equal(9, Trajectory.At(set, Period.Month(2024, 4), false)!.Value);
        Assert.Equal(8, Trajectory.At(set, Period.Month(2024, 7), false)!.Value);
        Assert.Equal(9, Trajectory.At(set, Period.Snapshot(new(2025, 3, 31)), false)!.Value);
        Assert.Null(Trajectory.At(set, Period.Month(2025, 4), false));
    }

    [Fact]
    public void Lets_the_target_of_the_very_period_win()
    {
        var set = new TargetSet
        {
            Tolerance = FivePerCent,
            Baseline = new(Period.FinancialYear(2023), 0),
            Targets = [new(Period.FinancialYear(2024), 12), new(Period.Month(2024, 6), 1)],
            Trajectory = TrajectoryKind.Linear,
        };
        Assert.Equal(1, Trajectory.At(set, Period.Month(2024, 6), false)!.Value);
    }

    [Fact]
    public void Judges_by_the_year_end_where_the_rule_says_so()
    {
        var set = new TargetSet
        {
            Tolerance = FivePerCent,
            Baseline = new(Period.FinancialYear(2023), 0),
            Targets = [new(Period.FinancialQuarter(2024, 1), 1), new(Period.FinancialYear(2024), 12)],
            Trajectory = TrajectoryKind.Linear,
        };
        Assert.Equal([1m, 12m], Ends(set));
        Assert.Equal([12m, 12m], Ends(set with { JudgedAgainst = JudgedAgainst.YearEnd }));

        var stock = new TargetSet { Tolerance = FivePerCent, Targets = [new(Period.Snapshot(new(2025, 3, 31)), 9)], JudgedAgainst = JudgedAgainst.YearEnd };
        Assert.Equal(9, Trajectory.At(stock, Period.Snapshot(new(2024, 9, 30)), false)!.Value);
        Assert.Null(Trajectory.At(stock, Period.Snapshot(new(2025, 6, 30)), false));
        // A period that is the year end is judged by its target under either rule.
        static IEnumerable<decimal> Ends(TargetSet set) => new[] { Period.FinancialQuarter(2024, 1), Period.FinancialYear(2024) }.Select(period => Trajectory.At(set, period, false)!.Value);
    }

    [Fact]
    public void Steps_from_one_explicit_target_to_the_next()
    {
        var set = new TargetSet { Tolerance = FivePerCent, Targets = [.. Enumerable.Range(1, 4).Select(quarter => new PeriodTarget(Period.FinancialQuarter(2024, quarter), quarter < 3 ? 50 : 60))] };
        Assert.Equal([50m, 50m, 60m, 60m], Quarters(set, runningTotal: false));
        Assert.Equal([50m, 60m], new[] { 9, 10 }.Select(month => Trajectory.At(set, Period.Month(2024, month), false)!.Value));
    }

    [Fact]
    public void Takes_seasonal_shares_from_the_last_three_complete_years()
    {
        var flows = new Dictionary<Period, decimal>();
        for (var year = 2020; year < 2024; year++)
            for (var quarter = 1; quarter <= 4; quarter++)
                flows[Period.FinancialQuarter(year, quarter)] = year == 2020 ? 1 : quarter * 10;
        Assert.Equal([0.1m, 0.2m, 0.3m, 0.4m], SeasonalProfile.From(flows, 3, new(2024, 4, 1)));
        flows.Remove(Period.FinancialQuarter(2020, 1));
        flows.Remove(Period.FinancialQuarter(2022, 3));
        Assert.Null(SeasonalProfile.From(flows, 3, new(2024, 4, 1)));
    }

    private static IEnumerable<decimal> Quarters(TargetSet set, bool runningTotal) =>
        Enumerable.Range(1, 4).Select(quarter => Trajectory.At(set, Period.FinancialQuarter(2024, quarter), runningTotal)!.Value);
}
