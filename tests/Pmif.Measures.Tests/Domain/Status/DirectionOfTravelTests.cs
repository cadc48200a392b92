using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Status;

/// <summary>Direction of travel with its comparator and change test (domain notes, section 2.4).</summary>
public sealed class DirectionOfTravelTests
{
    private static readonly MeasureDefinition Monthly = new() { Decimals = 1 };

    [Theory]
    [InlineData(Polarity.Higher, Direction.Improving)]
    [InlineData(Polarity.Lower, Direction.Declining)]
    [InlineData(Polarity.None, Direction.NotComparable)]
    public void Reads_a_rise_by_polarity(Polarity polarity, Direction expected)
    {
        var state = State(Monthly with { Polarity = polarity }, ("2024-04", 9.0m), ("2024-05", 9.4m));
        Assert.Equal((expected, Movement.Up), (state.Direction, state.Movement));
    }

    [Fact]
    public void Is_stable_when_the_printed_figures_are_the_same()
    {
        var state = State(Monthly, ("2024-04", 9.01m), ("2024-05", 9.04m));
        Assert.Equal((Direction.Stable, Movement.Level), (state.Direction, state.Movement));
    }

    [Fact]
    public void Does_not_compare_across_a_gap() =>
        Assert.Equal((Direction.NotComparable, null), Told(State(Monthly, ("2024-03", 9m), ("2024-05", 10m))));

    [Fact]
    public void Does_not_compare_with_a_missing_value() =>
        Assert.Equal((Direction.NotComparable, null), Told(State(Monthly, ("2024-04", null), ("2024-05", 10m))));

    [Fact]
    public void Does_not_compare_across_a_break()
    {
        var points = Points(("2024-04", 9m), ("2024-05", 10m));
        points[1] = points[1] with { Flag = ValueFlag.Break };
        Assert.Equal(Direction.NotComparable, SeriesStatus.Of(Monthly, null, points, 1).Direction);
    }

    [Fact]
    public void Compares_with_the_first_value_after_a_break()
    {
        var points = Points(("2024-04", 9m), ("2024-05", 10m));
        points[0] = points[0] with { Flag = ValueFlag.Break };
        Assert.Equal(Direction.Improving, SeriesStatus.Of(Monthly, null, points, 1).Direction);
    }

    [Fact]
    public void Compares_now_and_then_with_the_value_before_whenever_that_was() =>
        Assert.Equal(Direction.Declining, State(Monthly with { Frequency = Frequency.Adhoc }, ("2020-01", 1m), ("2023-08", 9m), ("2024-05", 8m)).Direction);

    [Fact]
    public void Compares_a_pool_of_years_with_the_one_a_year_before_or_else_with_the_years_before_its_own()
    {
        var pools = Monthly with { Frequency = Frequency.ThreeYear };
        SeriesPoint Pool(int year, decimal value) => new(new Period(new DateOnly(year, 1, 1), 36), value, null, null, ValueFlag.None, Rag.Baseline, null);
        Assert.Equal(Direction.Declining, SeriesStatus.Of(pools, null, new[] { Pool(2018, 1), Pool(2020, 9), Pool(2021, 8) }, 1).Direction);
        Assert.Equal(Direction.Improving, SeriesStatus.Of(pools, null, new[] { Pool(2018, 1), Pool(2019, 9), Pool(2021, 8) }, 1).Direction);
    }

    [Fact]
    public void Compares_with_the_same_period_last_year_when_told_to()
    {
        var definition = Monthly with { DirectionVersus = DirectionVersus.SamePeriodLastYear };
        Assert.Equal(Direction.Declining, State(definition, ("2023-05", 12m), ("2024-04", 9m), ("2024-05", 10m)).Direction);
    }

    [Fact]
    public void Compares_a_running_total_only_with_the_same_period_last_year()
    {
        var definition = Monthly with { TemporalType = TemporalType.Cumulative };
        Assert.Equal(Direction.NotComparable, State(definition, ("2024-04", 9m), ("2024-05", 20m)).Direction);
        Assert.Equal(Direction.Declining, State(definition, ("2023-05", 21m), ("2024-04", 9m), ("2024-05", 20m)).Direction);
    }

    [Fact]
    public void Compares_with_the_baseline_when_told_to()
    {
        var definition = Monthly with { DirectionVersus = DirectionVersus.Baseline };
        var targets = new TargetSet { Tolerance = new(ToleranceUnit.Relative, 5), Baseline = new(Period.FinancialYear(2022), 8m) };
        Assert.Equal(Direction.Improving, SeriesStatus.Of(definition, targets, Points(("2024-04", 9m), ("2024-05", 8.5m)), 1).Direction);
    }

    [Fact]
    public void Compares_with_a_baseline_that_is_earlier_and_on_this_side_of_a_break()
    {
        var definition = Monthly with { DirectionVersus = DirectionVersus.Baseline };
        var targets = new TargetSet { Tolerance = new(ToleranceUnit.Relative, 5), Baseline = new(Period.Month(2024, 5), 8m) };
        var points = Points(("2024-05", 9m), ("2024-06", 8.5m));
        Assert.Equal(Direction.NotComparable, SeriesStatus.Of(definition, targets, points.AsSpan(0, 1), 1).Direction);
        Assert.Equal(Direction.Improving, SeriesStatus.Of(definition, targets, points, 1).Direction);
        points[0] = points[0] with { Flag = ValueFlag.Break };
        Assert.Equal(Direction.NotComparable, SeriesStatus.Of(definition, targets with { Baseline = new(Period.Month(2024, 4), 8m) }, points, 1).Direction);
    }

    [Theory]
    [InlineData("percent", 1, 80.0, 81.0, Direction.Stable)] // one percentage point
    [InlineData("percent", 1, 80.0, 81.1, Direction.Improving)]
    [InlineData("number", 1, 80.0, 80.8, Direction.Stable)] // one per cent of 80
    [InlineData("number", 1, 80.0, 80.9, Direction.Improving)]
    [InlineData("number", 5, -80.0, -76.0, Direction.Stable)] // five per cent of 80
    [InlineData("number", 5, -80.0, -75.9, Direction.Improving)]
    public void Needs_a_change_beyond_the_band(string unit, int band, double before, double now, Direction expected)
    {
        var definition = Monthly with { Unit = unit, ChangeTest = new(ChangeTestMethod.Band, band) };
        Assert.Equal(expected, State(definition, ("2024-04", (decimal)before), ("2024-05", (decimal)now)).Direction);
    }

    [Theory]
    [InlineData(9.0, 11.0, Direction.Stable)]
    [InlineData(10.5, 12.5, Direction.Stable)] // the bounds touch
    [InlineData(10.6, 12.6, Direction.Improving)]
    [InlineData(7.5, 8.5, Direction.Stable)] // and below
    [InlineData(7.4, 8.4, Direction.Declining)]
    public void Needs_intervals_that_do_not_overlap(double lower, double upper, Direction expected)
    {
        var definition = Monthly with { ChangeTest = new(ChangeTestMethod.Interval) };
        var points = Points(("2024-04", 9.5m), ("2024-05", (decimal)(lower + upper) / 2));
        points[0] = points[0] with { Lower = 8.5m, Upper = 10.5m };
        points[1] = points[1] with { Lower = (decimal)lower, Upper = (decimal)upper };
        Assert.Equal(expected, SeriesStatus.Of(definition, null, points, 1).Direction);
        points[0] = points[0] with { Upper = null };
        Assert.Equal(Direction.NotComparable, SeriesStatus.Of(definition, null, points, 1).Direction);
    }

    [Fact]
    public void Measures_distance_for_a_range_and_a_midpoint()
    {
        var range = Monthly with { Polarity = Polarity.Range, Range = new(8, 12) };
        Assert.Equal(Direction.Improving, State(range, ("2024-04", 14m), ("2024-05", 13m)).Direction);
        Assert.Equal(Direction.Stable, State(range, ("2024-04", 9m), ("2024-05", 11m)).Direction);
        Assert.Equal(Direction.Improving, State(range, ("2024-04", 12.5m), ("2024-05", 12m)).Direction);
        var midpoint = Monthly with { Polarity = Polarity.Midpoint, Midpoint = 0 };
        Assert.Equal(Direction.Declining, State(midpoint, ("2024-04", 1m), ("2024-05", -2m)).Direction);
    }

    [Fact]
    public void Finds_the_snapshot_before()
    {
        var definition = Monthly with { Frequency = Frequency.Quarterly, TemporalType = TemporalType.Snapshot };
        Assert.Equal(Direction.Improving, State(definition, ("2024-06-30", 9m), ("2024-09-30", 10m)).Direction);
    }

    private static (Direction, Movement?) Told(Contracts.Measures.Events.SeriesState state) => (state.Direction, state.Movement);

    private static Contracts.Measures.Events.SeriesState State(MeasureDefinition definition, params (string Period, decimal? Value)[] values) =>
        SeriesStatus.Of(definition, null, Points(values), 1);

    private static SeriesPoint[] Points(params (string Period, decimal? Value)[] values) => [.. values.Select(value => new SeriesPoint(
        PeriodText.TryParse(value.Period, Frequency.Monthly, out var period) ? period : throw new FormatException(), value.Value, null, null, ValueFlag.None, Rag.Baseline, null))];
}
