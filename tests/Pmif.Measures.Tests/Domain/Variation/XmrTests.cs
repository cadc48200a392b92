using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Tests.Domain.Variation;

/// <summary>XmR limits and the four rules (domain notes, sections 3.1, 3.2 and 12; NHS England "Making Data Count").</summary>
public sealed class XmrTests
{
    private static readonly decimal[] Alternating = [.. Enumerable.Range(0, 14).Select(i => i % 2 == 0 ? 1m : -1m), 5.5m, -5.5m];

    [Fact]
    public void Screens_outlying_moving_ranges_once()
    {
        var lines = ChartLines.Of(Alternating, new());
        Assert.Equal((0m, 6.175m, -6.175m), (lines.Centre, lines.Upper, lines.Lower));
        Assert.Equal(2.66m * 43.5m / 15, ChartLines.Of(Alternating, new() { ScreenOutliers = false }).Spread);
    }

    [Fact]
    public void Finds_common_cause_where_two_near_points_lie_on_opposite_sides() =>
        Assert.All(Mark(Alternating), mark => Assert.Equal(SpecialCause.None, mark));

    [Fact]
    public void Flags_a_shift_from_its_first_point_to_its_last()
    {
        decimal[] values = [1, 1, 1, 1, 1, 1, 1, 1, -1];
        var marks = new SpecialCause[9];
        SpecialCauses.Mark(values, new ChartLines(0, 10), new SpcSettings(), marks);
        Assert.Equal([.. Enumerable.Repeat(SpecialCause.ShiftAbove, 8), SpecialCause.None], marks);
    }

    [Fact]
    public void Ends_a_shift_at_a_point_on_the_mean() =>
        Assert.All(MarkAround(0, 10, 1, 1, 1, 1, 1, 1, 0, 1, 1), mark => Assert.Equal(SpecialCause.None, mark));

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 3, 4, 5, 6 }, 0)] // a tie breaks it
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, 0)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6, 7 }, 7)]
    [InlineData(new double[] { 9, 1, 2, 3, 4, 5, 6, 7 }, 7)]
    public void Flags_a_trend_of_seven_points(double[] values, int flagged) =>
        Assert.Equal(flagged, MarkAround(4, 100, [.. values.Select(value => (decimal)value)]).Count(mark => mark == SpecialCause.TrendUp));

    [Fact]
    public void Flags_only_the_near_points_of_two_in_three()
    {
        // Near flags 1,0,0,1,1 on one side of the mean: only the last two.
        var marks = MarkAround(0, 3, 2.5m, 1, 1, 2.5m, 2.5m);
        Assert.Equal([SpecialCause.None, SpecialCause.None, SpecialCause.None, SpecialCause.TwoOfThree, SpecialCause.TwoOfThree], marks);
    }

    [Theory]
    [InlineData(2.5, 2.5, 1, 2)] // the first three points already
    [InlineData(1, 2.5, 2.5, 2)]
    [InlineData(2.5, 1, 2.5, 2)]
    [InlineData(2.5, 2.5, 2.5, 3)]
    [InlineData(3, 3, 1, 2)] // on the limit is not beyond it
    [InlineData(2, 2, 1, 0)] // on the line is not beyond it
    [InlineData(2.5, 2.5, 0, 0)] // all three lie on one side of the mean
    [InlineData(0, 2.5, 2.5, 0)]
    [InlineData(2.5, -1, 2.5, 0)]
    [InlineData(2.5, 1, 1, 0)]
    [InlineData(2.5, 2.5, 3.5, 2)]
    public void Two_of_three_lie_near_one_limit(double first, double second, double third, int flagged)
    {
        decimal[] values = [(decimal)first, (decimal)second, (decimal)third];
        Assert.Equal(flagged, MarkAround(0, 3, values).Count(mark => mark == SpecialCause.TwoOfThree));
        Assert.Equal(flagged, MarkAround(0, 3, [.. values.Select(value => -value)]).Count(mark => mark == SpecialCause.TwoOfThree));
    }

    [Fact]
    public void Nothing_is_near_where_limits_and_mean_are_one() => Assert.All(MarkAround(1, 0, 1, 1, 1), mark => Assert.Equal(SpecialCause.None, mark));

    /// <summary>One range of 3.267 times the average of all, exactly: 3.267 and eight of 0.75 and one of 0.733 in ten.</summary>
    [Fact]
    public void A_moving_range_on_the_bound_is_screened()
    {
        decimal[] values = [0, 3.267m, 4, 4.75m, 5.5m, 6.25m, 7, 7.75m, 8.5m, 9.25m, 10];
        Assert.Equal(2.66m * 6.733m / 9, ChartLines.Of(values, new()).Spread);
    }

    [Fact]
    public void Does_not_count_a_point_beyond_the_limit_as_a_near_one() =>
        Assert.Equal([SpecialCause.AboveLimit, SpecialCause.None, SpecialCause.None], MarkAround(0, 3, 3.1m, 2.5m, 1));

    [Fact]
    public void Lets_the_first_rule_win()
    {
        var marks = MarkAround(0, 6.5m, 1, 2, 3, 4.1m, 4.6m, 5, 7);
        Assert.Equal([.. Enumerable.Repeat(SpecialCause.TrendUp, 6), SpecialCause.AboveLimit], marks);
    }

    [Theory]
    [InlineData(1, 3, Assurance.Fail, Assurance.Pass)]
    [InlineData(5, 7, Assurance.Pass, Assurance.Fail)]
    [InlineData(1, 5, Assurance.Inconsistent, Assurance.Inconsistent)]
    [InlineData(4, 7, Assurance.Inconsistent, Assurance.Inconsistent)]
    [InlineData(1, 4, Assurance.Inconsistent, Assurance.Inconsistent)]
    public void Assures_by_the_limits_and_the_target(int lower, int upper, Assurance increase, Assurance decrease)
    {
        var lines = new ChartLines((lower + upper) / 2m, (upper - lower) / 2m);
        Assert.Equal(increase, Interpretation.AssuranceOf(lines, 4, Polarity.Higher));
        Assert.Equal(decrease, Interpretation.AssuranceOf(lines, 4, Polarity.Lower));
        Assert.Equal(Assurance.None, Interpretation.AssuranceOf(lines, 4, Polarity.None));
        Assert.Equal(Assurance.None, Interpretation.AssuranceOf(lines, null, Polarity.Higher));
        Assert.Equal(Assurance.None, Interpretation.AssuranceOf(lines with { Spread = null }, 4, Polarity.Higher));
    }

    [Theory]
    [InlineData(1, Polarity.Higher, Pmif.Contracts.Primitives.Variation.ImprovementHigh)]
    [InlineData(-1, Polarity.Higher, Pmif.Contracts.Primitives.Variation.ConcernLow)]
    [InlineData(1, Polarity.Lower, Pmif.Contracts.Primitives.Variation.ConcernHigh)]
    [InlineData(-1, Polarity.Lower, Pmif.Contracts.Primitives.Variation.ImprovementLow)]
    [InlineData(1, Polarity.None, Pmif.Contracts.Primitives.Variation.NeutralHigh)]
    [InlineData(-1, Polarity.Range, Pmif.Contracts.Primitives.Variation.NeutralLow)]
    [InlineData(0, Polarity.Higher, Pmif.Contracts.Primitives.Variation.CommonCause)]
    public void Reads_special_cause_by_polarity(int direction, Polarity polarity, Pmif.Contracts.Primitives.Variation expected) =>
        Assert.Equal(expected, Interpretation.VariationOf(direction, polarity));

    [Theory]
    [InlineData(SpecialCause.None, 5, 0)]
    [InlineData(SpecialCause.AboveLimit, 5, 1)]
    [InlineData(SpecialCause.BelowLimit, 5, -1)]
    [InlineData(SpecialCause.TrendUp, 3, 1)]
    [InlineData(SpecialCause.TrendDown, 5, -1)]
    [InlineData(SpecialCause.ShiftAbove, 5, 1)]
    [InlineData(SpecialCause.ShiftBelow, 3, -1)]
    [InlineData(SpecialCause.TwoOfThree, 5, 1)]
    [InlineData(SpecialCause.TwoOfThree, 3, -1)]
    public void Tells_the_way_a_mark_points(SpecialCause mark, int value, int expected) => Assert.Equal(expected, SpecialCauses.DirectionOf(mark, value, 4));

    [Fact]
    public void Starts_limits_and_runs_anew_at_a_rebase()
    {
        var chart = ControlChart.Of(Months.Of([.. Enumerable.Range(0, 16).Select(i => i < 8 ? 10m + i % 2 : 20m + i % 2)]), new(), new([Period.Month(2023, 9)], []));
        Assert.Equal((10.5m, 20.5m), (chart.Points[0].Mean, chart.Points[15].Mean));
        Assert.Equal([8], Enumerable.Range(0, 16).Where(i => chart.Points[i].Rebase));
        Assert.Null(chart.Points[8].MovingRange);
        Assert.All(chart.Points, point => Assert.Equal(SpecialCause.None, point.Rule));
    }

    [Fact]
    public void The_word_after_a_rebase_is_that_of_the_points_since()
    {
        SeriesPoint[] points = [.. Months.Of([.. Enumerable.Range(0, 16).Select(i => i < 8 ? 10m + i % 2 : 20m + i % 2)]).Select(point => point with { Target = 15 })];
        Assert.Equal(Assurance.Pass, ControlChart.Of(points, new(), new([Months.At(8)], [])).Assurance);
        Assert.Equal(Assurance.Inconsistent, ControlChart.Of(points, new(), ChartMarks.None).Assurance);
        Assert.Equal(Assurance.Pass, ControlChart.Of(points, new(), new([Months.At(8)], [Months.At(12)])).Assurance);
        var late = ControlChart.Of(points.AsSpan(0, 7), new(), new([Months.At(1)], []));
        Assert.Equal((Pmif.Contracts.Primitives.Variation.TooFewPoints, true), (late.Variation, late.Points[1].Rebase));
    }

    [Fact]
    public void The_target_of_a_running_total_assures_nothing_of_what_it_grows_by()
    {
        decimal[] totals = [.. Enumerable.Range(1, 9).Select(i => 10m * i + i % 2)];
        var definition = new MeasureDefinition { Polarity = Polarity.Higher, Frequency = Frequency.Monthly, TemporalType = TemporalType.Cumulative };
        SeriesPoint[] since = [.. totals.Select((total, i) => Months.Of(total)[0] with { Period = Period.Month(2024, 4).Shift(i), Target = 95 })];
        var chart = ControlChart.Of(since, definition, ChartMarks.None);
        Assert.Equal((9, Assurance.None, 11m), (chart.Points.Count, chart.Assurance, chart.Points[0].Value));
        Assert.Equal(Assurance.Fail, ControlChart.Of(since, definition with { TemporalType = TemporalType.Flow }, ChartMarks.None).Assurance);
    }

    [Theory]
    [InlineData(6, Pmif.Contracts.Primitives.Variation.TooFewPoints, true)]
    [InlineData(7, Pmif.Contracts.Primitives.Variation.CommonCause, true)]
    [InlineData(12, Pmif.Contracts.Primitives.Variation.CommonCause, false)]
    public void Says_when_points_do_not_suffice(int count, Pmif.Contracts.Primitives.Variation variation, bool trial)
    {
        var chart = ControlChart.Of(Months.Of([.. Enumerable.Range(0, count).Select(i => (decimal)(i % 2))]), new(), ChartMarks.None);
        Assert.Equal((variation, trial), (chart.Variation, chart.TrialLimits));
    }

    private static SpecialCause[] Mark(decimal[] values)
    {
        var marks = new SpecialCause[values.Length];
        SpecialCauses.Mark(values, ChartLines.Of(values, new()), new SpcSettings(), marks);
        return marks;
    }

    private static SpecialCause[] MarkAround(decimal mean, decimal spread, params decimal[] values)
    {
        var marks = new SpecialCause[values.Length];
        SpecialCauses.Mark(values, new ChartLines(mean, spread), new SpcSettings(), marks);
        return marks;
    }
}
