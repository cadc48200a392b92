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
            Targets = [new(Period.FinancialYear(2022), 20), new(Period.FinancialYear(2024), 40, Stretch: 44, Amber: 36)],
            Trajectory = TrajectoryKind.Linear,
        };
        Assert.Equal([15m, 20m, 30m, 40m], Enumerable.Range(2021, 4).Select(year => Trajectory.At(set, Period.FinancialYear(year), false)!.Value));
        var between = Trajectory.At(set, Period.FinancialYear(2023), false)!;
        Assert.Equal((34m, 26m), (between.Stretch, between.Amber));
        Assert.Null(Trajectory.At(set, Period.FinancialYear(2025), false));
        Assert.Null(Trajectory.At(set, Period.FinancialYear(2020), false));
    }

    /// <summary>From the day after <paramref name="from"/>, at one a month, to the nearest month: half of 31 days lies between 15 and 16.</summary>
    [Theory]
    [InlineData("2024-03-31", "2025-03-31", 12, "2024-09-30", 6)]
    [InlineData("2024-03-31", "2025-03-31", 12, "2024-10-15", 6)]
    [InlineData("2024-03-31", "2025-03-31", 12, "2024-10-16", 7)]
    [InlineData("2024-04-15", "2025-04-15", 12, "2024-08-31", 5)] // four months and 16 days
    [InlineData("2024-04-16", "2025-04-16", 12, "2024-08-31", 4)] // four months and 15 days
    [InlineData("2024-04-15", "2024-08-31", 5, "2024-05-15", 1)] // five months in all
    public void Counts_the_months_between_days_to_the_nearest(string from, string to, int months, string day, int expected)
    {
        var set = new TargetSet { Tolerance = FivePerCent, Baseline = new(Period.ParseIso(from), 0), Targets = [new(Period.ParseIso(to), months)], Trajectory = TrajectoryKind.Linear };
        Assert.Equal(expected, Trajectory.At(set, Period.ParseIso(day), false)!.Value);
    }

    [Fact]
    public void Adds_up_a_cumulative_target_in_equal_parts()
    {
        var set = new TargetSet { Tolerance = FivePerCent, Targets = [new(Period.FinancialYear(2024), 120, Stretch: 144, Amber: 96)], Trajectory = TrajectoryKind.Cumulative };
        var august = Trajectory.At(set, Period.Month(2024, 8), true)!;
        Assert.Equal((50m, 60m, 40m), (august.Value, august.Stretch, august.Amber));
        Assert.Equal(60, Trajectory.At(set, new Period(new DateOnly(2024, 4, 1), 6), true)!.Value);
        Assert.Equal(120, Trajectory.At(set, Period.Month(2025, 3), true)!.Value);
    }

    [Fact]
    public void Spreads_a_seasonal_target_by_its_shares()
    {
        var set = new TargetSet { Tolerance = FivePerCent, Targets = [new(Period.FinancialYear(2024), 200)], Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [0.1m, 0.2m, 0.3m, 0.4m] };
        Assert.Equal([20m, 40m, 60m, 80m], Quarters(set, runningTotal: false));
        Assert.Equal([20m, 60m, 120m, 200m], Quarters(set, runningTotal: true));
        Assert.Equal(140, Trajectory.At(set, Period.FinancialHalf(2024, 2), false)!.Value);
    }

    [Fact]
    public void Has_no_seasonal_target_where_there_is_no_share_for_the_period()
    {
        var set = new TargetSet { Tolerance = FivePerCent, Targets = [new(Period.FinancialYear(2024), 200)], Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [0.1m, 0.2m, 0.3m, 0.4m] };
        Assert.All([4, 5, 6, 7], month => Assert.Null(Trajectory.At(set, Period.Month(2024, month), false)));
        Assert.Null(Trajectory.At(set, Period.Month(2024, 4), true));
        Assert.All([new DateOnly(2024, 9, 30), new DateOnly(2025, 3, 31)], day => Assert.Null(Trajectory.At(set, Period.Snapshot(day), false)));
        Assert.Null(Trajectory.At(set with { SeasonalShares = [] }, Period.FinancialQuarter(2024, 1), false));
        Assert.Null(Trajectory.At(set with { Targets = [new(new(new(2024, 4, 1), 24), 200)] }, Period.FinancialQuarter(2024, 1), false));
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

    [Fact]
    public void Takes_seasonal_shares_of_three_years_whose_first_is_the_first_of_all_and_not_of_the_year_that_is_planned()
    {
        var flows = Enumerable.Range(0, 48).ToDictionary(month => Period.Month(2021, 4).Shift(month), month => month >= 36 ? month : month % 12 == 0 ? 9m : 1m);
        Assert.Equal([0.45m, .. Enumerable.Repeat(0.05m, 11)], SeasonalProfile.From(flows, 1, new(2024, 4, 1)));
    }

    [Fact]
    public void Passes_over_years_that_sum_to_nothing()
    {
        var flows = new Dictionary<Period, decimal>();
        for (var year = 2020; year < 2024; year++)
            for (var half = 1; half <= 2; half++)
                flows[Period.FinancialHalf(year, half)] = year == 2022 ? 0 : half;
        Assert.Equal([Third(1), Third(2)], SeasonalProfile.From(flows, 6, new(2024, 4, 1))!.Select(share => decimal.Round(share, 9)));
        Assert.Null(SeasonalProfile.From(flows, 6, new(2023, 4, 1)));
        Assert.Null(SeasonalProfile.From(new Dictionary<Period, decimal>(), 6, new(2024, 4, 1)));
        static decimal Third(int times) => decimal.Round(times / 3m, 9);
    }

    private static IEnumerable<decimal> Quarters(TargetSet set, bool runningTotal) =>
        Enumerable.Range(1, 4).Select(quarter => Trajectory.At(set, Period.FinancialQuarter(2024, quarter), runningTotal)!.Value);
}
