using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Realism;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Realism;

public sealed class TargetRealismTests
{
    private static readonly Period Next = Period.FinancialYear(2025);
    private static readonly MeasureDefinition Rate = new() { Frequency = Frequency.Quarterly, TemporalType = TemporalType.Rate, Unit = Units.Percent, Polarity = Polarity.Higher, Decimals = 1 };
    private static readonly MeasureDefinition Count = Rate with { Frequency = Frequency.Monthly, TemporalType = TemporalType.Flow, Unit = Units.Number, Polarity = Polarity.Lower, Decimals = 0 };

    [Fact]
    public void A_target_that_the_past_missed_and_met_by_turns_is_not_flagged() =>
        Assert.Empty(Flags(Rate, Set(80), Quarters(78, 81, 74, 82, 79, 80, 75, 83)));

    [Fact]
    public void A_target_with_hardly_a_chance_is_unreachable()
    {
        var flag = Assert.Single(Flags(Rate, Set(90), Quarters(78, 81, 74, 82), new(Period.FinancialQuarter(2025, 4), 80, 75, 85, "mean")));

        Assert.Equal((TargetFlagKind.Unreachable, "measures.target-unreachable"), (flag.Kind, flag.Code));
        Assert.Equal("The chance of meeting 90.0 in Q4 2025/26 is below 5%: the forecast is 80.0.", flag.Detail);
        Assert.Empty(Flags(Rate, Set(84), Quarters(78, 81, 74, 82), new(Period.FinancialQuarter(2025, 4), 80, 75, 85, "mean")));
    }

    [Fact]
    public void Amber_that_holds_every_miss_of_the_past_is_flagged()
    {
        var wide = Assert.Single(Flags(Rate, Set(80, tolerance: 10), Quarters(78, 81, 74, 82, 79, 80, 75, 83)));

        Assert.Equal((TargetFlagKind.NeverRed, Next), (wide.Kind, wide.Period));
        Assert.Equal("4 of the last 8 values miss the target of 2025/26, but amber is so wide that none would be red.", wide.Detail);
        Assert.Empty(Flags(Rate, Set(80, tolerance: 10), Quarters(78, 81, 74, 82, 79)));
        Assert.Single(Flags(Rate, Set(80, tolerance: 10), Quarters(78, 81, 74, 82, 79, 80)));
        Assert.Empty(Flags(Rate, Set(80, tolerance: 10) with { AmberRule = AmberRule.IfImproved }, Quarters(78, 81, 74, 82, 79, 80, 75, 83)));
    }

    [Fact]
    public void Only_the_nearest_target_is_said_never_to_be_red() => Assert.Single(Flags(Rate,
        Set(80, tolerance: 10) with { Targets = [new(Next, 80), new(Period.FinancialYear(2026), 80)] }, Quarters(78, 81, 74, 82, 79, 80, 75, 83)));

    [Theory]
    [InlineData(Polarity.Higher, 70, true)]
    [InlineData(Polarity.Higher, 75, false)]
    [InlineData(Polarity.Higher, 76, false)]
    [InlineData(Polarity.Lower, 76, true)]
    [InlineData(Polarity.Lower, 74, false)]
    public void A_target_worse_than_its_baseline_is_flagged(Polarity polarity, decimal target, bool flagged)
    {
        var set = Set(target) with { Baseline = new(Period.FinancialYear(2023), 75) };

        Assert.Equal(flagged, Flags(Rate with { Polarity = polarity }, set, Quarters(78, 81, 74, 66)).Any(flag => flag.Kind == TargetFlagKind.BelowBaseline));
    }

    [Fact]
    public void A_baseline_of_another_length_counts_for_a_rate_and_not_for_a_sum()
    {
        var quarter = Set(70) with { Baseline = new(Period.FinancialQuarter(2023, 4), 75) };
        Assert.Contains(Flags(Rate, quarter, Quarters(78, 81, 74, 66)), flag => flag.Kind == TargetFlagKind.BelowBaseline);

        var year = Set(1_500) with { Trajectory = TrajectoryKind.Cumulative, Baseline = new(Period.FinancialYear(2023), 1_000) };
        Assert.Contains(Flags(Count, year, Months([.. Enumerable.Repeat(130m, 12)])), flag => flag.Detail.Contains("worse than the baseline of 1,000", StringComparison.Ordinal));

        var month = Set(1_500) with { Trajectory = TrajectoryKind.Cumulative, Baseline = new(Period.Month(2024, 3), 100) };
        Assert.DoesNotContain(Flags(Count with { Polarity = Polarity.Higher }, month, Months([.. Enumerable.Repeat(120m, 12)])), flag => flag.Kind == TargetFlagKind.BelowBaseline);
    }

    [Fact]
    public void A_year_of_months_is_twelve_of_them()
    {
        var spread = Set(1_500) with { Trajectory = TrajectoryKind.Cumulative };
        decimal[] better = [.. Enumerable.Repeat(100m, 11)];

        Assert.Contains(Flags(Count, spread, Months([110, .. better])), flag => flag.Kind == TargetFlagKind.BelowBaseline);
        Assert.DoesNotContain(Flags(Count, spread, Months([130, .. better])), flag => flag.Kind == TargetFlagKind.BelowBaseline);
    }

    [Fact]
    public void Without_a_baseline_a_target_worse_than_the_whole_last_year_is_flagged()
    {
        var flag = Assert.Single(Flags(Rate, Set(70), Quarters(60, 71, 74, 82, 79)));

        Assert.Equal("The target of 70.0 for 2025/26 is worse than each of the last 4 values.", flag.Detail);
        Assert.Empty(Flags(Rate, Set(71), Quarters(60, 71, 74, 82, 79)));
        Assert.Equal("The target of 70.0 for 2025/26 is worse than each of the last 3 values.",
            Assert.Single(Flags(Rate with { Frequency = Frequency.Adhoc }, Set(70), Quarters(60, 74, 82, 79))).Detail);
    }

    [Theory]
    [InlineData(0.08, "1,000")]
    [InlineData(0.8, "100")]
    [InlineData(8, "10")]
    [InlineData(790, "10")]
    [InlineData(8_100, "100")]
    [InlineData(80_000, "1,000")]
    public void A_target_off_by_a_power_of_ten_has_a_slipped_decimal(double target, string times)
    {
        var flag = Assert.Single(Flags(Rate with { Unit = Units.Number }, Set((decimal)target), Quarters(78, 81, 74, 82)));

        Assert.Equal(TargetFlagKind.SlippedDecimal, flag.Kind);
        Assert.Contains($"about {times} times {(target < 78 ? "as large as" : "smaller than")} the target", flag.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_values_are_enough_for_a_slip_and_two_are_not()
    {
        Assert.Contains(Flags(Rate, Set(8), Quarters(78, 81, 74)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
        Assert.DoesNotContain(Flags(Rate, Set(8), Quarters(78, 81)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
    }

    [Fact]
    public void Ten_years_are_looked_back_upon_where_values_come_a_year_apart()
    {
        SeriesPoint[] years = [.. Enumerable.Range(0, 8).Select(i => Point(Period.FinancialYear(2017 + i), i % 2 == 0 ? 78 : 82))];
        Assert.Contains(Flags(Rate with { Frequency = Frequency.Annual }, Set(80, tolerance: 10), years), flag => flag is { Kind: TargetFlagKind.NeverRed, Detail: var detail } && detail.StartsWith("4 of the last 8", StringComparison.Ordinal));
    }

    [Fact]
    public void A_target_that_is_merely_far_off_or_a_past_that_spans_it_is_no_slip()
    {
        Assert.DoesNotContain(Flags(Rate, Set(40), Quarters(8, 9, 8, 9)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
        Assert.DoesNotContain(Flags(Rate, Set(100), Quarters(10, 300, 9, 11)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
        Assert.DoesNotContain(Flags(Rate, Set(10), Quarters(30, 95, 100, 110)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
        Assert.DoesNotContain(Flags(Rate, Set(800_000), Quarters(78, 81, 74, 82)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
        Assert.DoesNotContain(Flags(Rate, Set(0), Quarters(8, 9, 8, 9)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
        Assert.DoesNotContain(Flags(Rate, Set(1_000), Quarters(100, 100, 100, 300)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);
    }

    [Theory]
    [InlineData(10, 40, 100, 100, 100)] // just four times as large
    [InlineData(1_000, 100, 100, 100, 250)]
    [InlineData(10, 50, 60, 100, 110)] // the middle of an even number is the upper of the two
    [InlineData(1, 8, 9, 10, 11)]
    public void A_slip_is_told_by_the_middle_of_the_past_where_all_of_it_lies_beyond(int target, int first, int second, int third, int fourth) =>
        Assert.Contains(Flags(Rate, Set(target), Quarters(first, second, third, fourth)), flag => flag.Kind == TargetFlagKind.SlippedDecimal);

    [Fact]
    public void Of_a_years_sum_each_month_is_held_against_its_share()
    {
        SeriesPoint[] months = [.. Enumerable.Range(0, 12).Select(month => Point(Period.Month(2024, 4).Shift(month), month % 2 == 0 ? 90 : 110))];
        SeriesPoint[] total = [.. Enumerable.Range(0, 12).Select(month => Point(new Period(new DateOnly(2024, 4, 1), month + 1), (month + 1) * 100))];

        TargetSet Spread(decimal target) => Set(target) with { Trajectory = TrajectoryKind.Cumulative };
        Assert.Empty(Flags(Count, Spread(1_200), months));
        Assert.Equal(TargetFlagKind.SlippedDecimal, Assert.Single(Flags(Count, Spread(120), months)).Kind);
        Assert.Equal(TargetFlagKind.BelowBaseline, Assert.Single(Flags(Count, Spread(1_500), months)).Kind);
        // An explicit target of the year is one for each month, as their ratings take it.
        Assert.Empty(Flags(Count, Set(100), months, new(Next, 1_200, 1_100, 1_300, "mean")));
        Assert.Equal(TargetFlagKind.SlippedDecimal, Assert.Single(Flags(Count, Set(1_000), months)).Kind);
        Assert.Equal(TargetFlagKind.BelowBaseline, Assert.Single(Flags(Count with { TemporalType = TemporalType.Cumulative }, Set(1_300), total)).Kind);
        Assert.Empty(Flags(Count with { TemporalType = TemporalType.Cumulative }, Set(1_200), total));
        Assert.Empty(Flags(Count, Set(1_200) with { Trajectory = TrajectoryKind.Seasonal, SeasonalShares = [.. Enumerable.Repeat(1m / 12, 12)] }, months));
    }

    [Fact]
    public void Targets_that_are_over_and_measures_that_are_never_rated_have_no_flags()
    {
        Assert.Empty(Flags(Rate, Set(8) with { Targets = [new(Period.FinancialYear(2023), 8)] }, Quarters(78, 81, 74, 82)));
        Assert.Empty(Flags(Rate, Set(8) with { Targets = [new(Period.FinancialYear(2024), 8)] }, Quarters(78, 81, 74, 82)));
        Assert.Empty(Flags(Rate with { Kind = MeasureKind.Contextual }, Set(8), Quarters(78, 81, 74, 82)));
        Assert.Empty(Flags(Rate with { Polarity = Polarity.None }, Set(8), Quarters(78, 81, 74, 82)));
        Assert.Empty(Flags(Rate, Set(8), []));
    }

    private static IReadOnlyList<TargetFlag> Flags(MeasureDefinition definition, TargetSet set, SeriesPoint[] points, ForecastState? forecast = null) =>
        TargetRealism.Flags(definition, set, points, forecast);

    private static TargetSet Set(decimal target, decimal tolerance = 2) => new() { Tolerance = new(ToleranceUnit.Absolute, tolerance), Targets = [new(Next, target)] };

    private static SeriesPoint[] Quarters(params decimal[] values) =>
        [.. values.Select((value, place) => Point(Period.FinancialQuarter(2024, 4).Shift(3 * (place - values.Length + 1)), value))];

    private static SeriesPoint[] Months(decimal[] values) => [.. values.Select((value, month) => Point(Period.Month(2024, 4).Shift(month), value))];

    private static SeriesPoint Point(Period period, decimal value) => new(period, value, null, null, ValueFlag.None, Rag.Monitoring, null);
}
