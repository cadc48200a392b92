using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Tests.Domain.Variation;

/// <summary>What a measure's settings and people's decisions change of a control chart (domain notes, 3.1, 3.2 and 3.4).</summary>
public sealed class ChartVariantsTests
{
    private static readonly decimal[] UpAndDown = [.. Enumerable.Range(0, 12).Select(i => 10m + i % 2)];

    [Fact]
    public void Limits_can_be_fixed_after_the_first_points()
    {
        decimal[] values = [.. UpAndDown, 30, 40, 50];
        var lines = ChartLines.Of(values, new() { FixAfterN = 12 });
        Assert.Equal((10.5m, 2.66m), (lines.Centre, lines.Spread));
        Assert.All(Chart(Months.Of(values), new() { FixAfterN = 12 }).Points.Skip(12), point => Assert.Equal(SpecialCause.AboveLimit, point.Rule));
        Assert.Equal(ChartLines.Of(values, new()), ChartLines.Of(values, new() { FixAfterN = 15 }));
        Assert.Equal(ChartLines.Of(values, new()), ChartLines.Of(values, new() { FixAfterN = 16 }));
    }

    [Fact]
    public void Limits_are_fixed_anew_after_a_rebase() => Assert.Equal(
        [10.5m, 30.5m],
        ControlChart.Of(Months.Of([.. UpAndDown, 90, .. UpAndDown.Select(value => value + 20), 70]), new() { Spc = new() { FixAfterN = 12 } }, new([Months.At(13)], []))
            .Points.Select(point => point.Mean!.Value).Distinct());

    [Fact]
    public void A_ghosted_point_counts_neither_in_the_mean_nor_in_its_two_moving_ranges_nor_as_a_signal()
    {
        var chart = ControlChart.Of(Months.Of([.. UpAndDown.Take(6), 500, .. UpAndDown.Take(6)]), new(), new([], [Months.At(6)]));
        var ghost = chart.Points[6];
        Assert.Equal((true, 500m, null, SpecialCause.None, Meaning.CommonCause), (ghost.Ghosted, ghost.Value, ghost.MovingRange, ghost.Rule, ghost.Meaning));
        Assert.Null(chart.Points[7].MovingRange);
        Assert.Equal(1, chart.Points[8].MovingRange);
        Assert.Equal((10.5m, 10.5m + 2.66m), (chart.Points[0].Mean, chart.Points[0].Upper));
        Assert.Equal(Pmif.Contracts.Primitives.Variation.CommonCause, chart.Variation);
    }

    [Fact]
    public void A_run_goes_on_beyond_a_ghosted_point()
    {
        var chart = ControlChart.Of(Months.Of(1, 2, 3, 99, 4, 5, 6, 7), new(), new([], [Months.At(3)]));
        Assert.Equal([SpecialCause.BelowLimit, SpecialCause.TrendUp, SpecialCause.TrendUp, SpecialCause.None, SpecialCause.TrendUp, SpecialCause.TrendUp, SpecialCause.TrendUp,
            SpecialCause.AboveLimit], chart.Points.Select(point => point.Rule));
        Assert.Equal(Pmif.Contracts.Primitives.Variation.ImprovementHigh, chart.Variation);
    }

    [Fact]
    public void A_ghosted_latest_point_leaves_the_word_to_the_one_before()
    {
        var points = Months.Of(1, 2, 3, 4, 5, 6, 7, 5);
        Assert.Equal(Pmif.Contracts.Primitives.Variation.CommonCause, ControlChart.Of(points, new(), ChartMarks.None).Variation);
        Assert.Equal(Pmif.Contracts.Primitives.Variation.ImprovementHigh, ControlChart.Of(points, new(), new([], [Months.At(7)])).Variation);
    }

    [Fact]
    public void Where_every_point_is_ghosted_there_are_no_lines()
    {
        var chart = ControlChart.Of(Months.Of(1, 2), new(), new([], [Months.At(0), Months.At(1)]));
        Assert.All(chart.Points, point => Assert.Equal((null, null, null, true), (point.Mean, point.Upper, point.MovingRange, point.Ghosted)));
    }

    [Fact]
    public void One_point_has_no_limits() => Assert.Equal((5m, null, null), Chart(Months.Of(5m), new()).Points.Select(point => (point.Mean, point.Lower, point.Upper)).Single());

    [Fact]
    public void Near_lines_lie_two_thirds_of_the_way_to_the_limits()
    {
        var point = Chart(Months.Of(UpAndDown), new()).Points[0];
        Assert.Equal(10.5m + 2.66m * 2 / 3, point.NearUpper);
        Assert.Equal(10.5m - 2.66m * 2 / 3, point.NearLower);
    }

    [Fact]
    public void A_lower_limit_below_zero_is_drawn_at_zero_but_judges_as_it_is()
    {
        var chart = Chart(Months.Of(0, 3, 0, 3, 0, 3, 0, 3), new());
        Assert.Equal((1.5m - 7.98m, 0m), (chart.Points[0].Lower, chart.Points[0].LowerShown));
        Assert.All(Chart(Months.Of(-1, 3, 0, 3), new()).Points, point => Assert.Equal(point.Lower, point.LowerShown));
    }

    [Fact]
    public void A_gap_in_time_is_told_and_its_neighbours_count_as_such()
    {
        var chart = Chart(Months.Of(1, 2, null, 3, 4), new());
        Assert.Equal([false, false, true, false], chart.Points.Select(point => point.Gap));
        Assert.Equal(1, chart.Points[2].MovingRange);
        Assert.Equal([false, true], Chart(Months.Of(1, null, 3), new()).Points.Select(point => point.Gap));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(8, 0)]
    public void A_shift_takes_as_many_points_as_the_measure_says(int points, int flagged) =>
        Assert.Equal(flagged, Mark(new() { ShiftPoints = points }, 0, 1, 2, 1, 2, 1, 2, 1, -1).Count(mark => mark == SpecialCause.ShiftAbove));

    [Theory]
    [InlineData(6, 6)]
    [InlineData(7, 0)]
    public void A_trend_takes_as_many_points_as_the_measure_says(int points, int flagged) =>
        Assert.Equal(flagged, Mark(new() { TrendPoints = points }, 3.5m, 6, 5, 4, 3, 2, 1).Count(mark => mark == SpecialCause.TrendDown));

    /// <summary>Perla, Provost and Murray, The run chart, BMJ Qual Saf 2011, 20, 46–51: six points make a shift, five a trend.</summary>
    [Fact]
    public void A_run_chart_has_a_median_and_no_limits()
    {
        var chart = Chart(Months.Of(1, 9, 2, 8, 3, 7, 4, 100), new() { Chart = ControlChartKind.Run });
        Assert.All(chart.Points, point => Assert.Equal((5.5m, null, null, null, SpecialCause.None), (point.Mean, point.Lower, point.Upper, point.NearUpper, point.Rule)));
        Assert.Equal(Assurance.None, chart.Assurance);
        Assert.Equal(3, ChartLines.Of([9, 1, 3], new() { Chart = ControlChartKind.Run }).Centre);
    }

    [Theory]
    [InlineData(new[] { 1, 2, 1, 2, 1, 2, -1 }, 6)]
    [InlineData(new[] { 1, 2, 1, 2, 1, -1 }, 0)]
    [InlineData(new[] { 1, 2, 0, 1, 2, 0, 1, 2, 0, -1 }, 6)] // a point on the median neither makes nor breaks it
    [InlineData(new[] { 1, 2, 0, 1, 2, 0, 1, 0, -1 }, 0)]
    public void A_shift_on_a_run_chart(int[] values, int flagged) =>
        Assert.Equal(flagged, Mark(new() { Chart = ControlChartKind.Run }, 0, [.. values.Select(value => (decimal)value)]).Count(mark => mark == SpecialCause.ShiftAbove));

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5, 1 }, 5)]
    [InlineData(new[] { 1, 2, 3, 4, 1 }, 0)]
    [InlineData(new[] { 1, 2, 2, 3, 4, 5, 1 }, 6)] // a value like the one before neither makes nor breaks it
    [InlineData(new[] { 1, 2, 2, 3, 4, 1 }, 0)]
    [InlineData(new[] { 1, 1, 2, 3, 4, 5 }, 5)]
    public void A_trend_on_a_run_chart(int[] values, int flagged) =>
        Assert.Equal(flagged, Mark(new() { Chart = ControlChartKind.Run }, 2.5m, [.. values.Select(value => (decimal)value)]).Count(mark => mark == SpecialCause.TrendUp));

    [Fact]
    public void Settings_left_out_are_those_of_the_kind_of_chart()
    {
        Assert.Equal((7, 7), (new SpcSettings().ShiftPoints, new SpcSettings().TrendPoints));
        var run = new SpcSettings { Chart = ControlChartKind.Run };
        Assert.Equal((6, 5), (run.ShiftPoints, run.TrendPoints));
        Assert.Equal(8, (run with { ShiftPoints = 8 }).ShiftPoints);
    }

    [Fact]
    public void A_yearly_series_takes_its_word_from_the_five_point_trend()
    {
        SeriesPoint[] years = [.. Enumerable.Range(0, 15).Select(i => new SeriesPoint(Period.FinancialYear(2005 + i), i, i - 0.1m, i + 0.1m, ValueFlag.None, Rag.Baseline, null))];
        var definition = new MeasureDefinition { Frequency = Frequency.Annual, Polarity = Polarity.Lower };
        var chart = ControlChart.Of(years, definition, ChartMarks.None);
        Assert.Equal((Pmif.Contracts.Primitives.Variation.ConcernHigh, Assurance.None, VariationBasis.Trend), (chart.Variation, chart.Assurance, chart.Basis));
        Assert.Equal(Pmif.Contracts.Primitives.Variation.ImprovementHigh, ProcessState.Of(years, definition with { Polarity = Polarity.Higher }, ChartMarks.None).Variation);
        Assert.Equal(Pmif.Contracts.Primitives.Variation.CommonCause,
            ProcessState.Of([.. years.Select(year => year with { Value = 5, Lower = 4.9m, Upper = 5.1m })], definition, ChartMarks.None).Variation);
        years[^1] = years[^1] with { Lower = null };
        Assert.Equal(Pmif.Contracts.Primitives.Variation.TooFewPoints, ProcessState.Of(years, definition, ChartMarks.None).Variation);
    }

    /// <summary>Where the definition says nothing of the frequency, the latest two values do.</summary>
    [Theory]
    [InlineData(12, VariationBasis.Trend)]
    [InlineData(1, VariationBasis.ControlChart)]
    public void Two_values_tell_whether_a_series_is_yearly(int months, VariationBasis basis)
    {
        SeriesPoint[] points = [.. Enumerable.Range(0, 2).Select(i => new SeriesPoint(Period.Month(2023, 1).Shift(months * i), i, null, null, ValueFlag.None, Rag.Baseline, null))];
        Assert.Equal(basis, ControlChart.Of(points, new() { Frequency = Frequency.Adhoc }, ChartMarks.None).Basis);
        Assert.Equal(VariationBasis.ControlChart, ControlChart.Of(points.AsSpan(0, 1), new() { Frequency = Frequency.Adhoc }, ChartMarks.None).Basis);
    }

    private static ControlChart Chart(SeriesPoint[] points, SpcSettings settings) => ControlChart.Of(points, new() { Spc = settings }, ChartMarks.None);

    private static SpecialCause[] Mark(SpcSettings settings, decimal centre, params decimal[] values)
    {
        var marks = new SpecialCause[values.Length];
        SpecialCauses.Mark(values, new ChartLines(centre, settings.Chart == ControlChartKind.Run ? null : 100), settings, marks);
        return marks;
    }
}
