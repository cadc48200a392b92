using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Intervals;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Trend;

namespace Pmif.Measures.Tests.Domain.Trend;

/// <summary>The five-point trend (domain notes, section 3.5).</summary>
public sealed class RecentTrendTests
{
    [Fact]
    public void Fits_an_exact_line_to_its_slope()
    {
        // With equal weights w = 1/se² = 1/0.01, χ² = slope²·w·Σ(t − t̄)² = 4·100·10.
        var trend = RecentTrend.Of(Points(0.392m, 1, 3, 5, 7, 9));
        Assert.Equal(TrendKind.Increasing, trend.Kind);
        Assert.Equal(2, trend.Slope!.Value, 9);
        Assert.Equal(4_000, trend.ChiSquared!.Value, 6);
    }

    /// <summary>Diabetes: QOF prevalence, England (Fingertips indicator 241), a series of FingertipsNext's own unit tests: slope 0.148799, χ² 9740.1022.</summary>
    [Fact]
    public void Agrees_with_Fingertips_on_the_prevalence_of_diabetes()
    {
        var trend = RecentTrend.Of(Years(2020, (7.0826m, 7.0754m, 7.094m), (7.1085m, 7.1013m, 7.1199m), (7.2571m, 7.2499m, 7.2684m), (7.4528m, 7.4456m, 7.4643m), (7.6554m, 7.6481m, 7.6669m)));
        Assert.Equal(TrendKind.Increasing, trend.Kind);
        Assert.Equal(0.148799, trend.Slope!.Value, 6);
        Assert.Equal(9740.1022, trend.ChiSquared!.Value, 4);
    }

    /// <summary>MMR for one dose at two years, Yorkshire and the Humber (30309), likewise: slope −0.740511, χ² 418.5366, high is good, so decreasing and getting worse.</summary>
    [Fact]
    public void Agrees_with_Fingertips_on_the_coverage_of_vaccination()
    {
        var trend = RecentTrend.Of(Years(2020, (92.6254m, 92.4168m, 92.8288m), (92.3221m, 92.1072m, 92.5315m), (90.8708m, 90.6358m, 91.1004m), (90.017m, 89.7694m, 90.2594m), (90.1013m, 89.8578m, 90.3396m)));
        Assert.Equal((TrendKind.Decreasing, Direction.Declining), (trend.Kind, trend.DirectionFor(Polarity.Higher)));
        Assert.Equal(-0.740511, trend.Slope!.Value, 6);
        Assert.Equal(418.5366, trend.ChiSquared!.Value, 4);
    }

    /// <summary>Preventable sight loss from diabetic eye disease, England (41203), likewise: a rate, increasing and getting worse although it fell in one year.</summary>
    [Fact]
    public void Agrees_with_Fingertips_on_a_rate_that_fell_in_one_year() => Assert.Equal(Direction.Declining, RecentTrend.Of(
        Years(2020, (2.935m, 2.7841m, 3.0919m), (1.93028m, 1.8085m, 2.058m), (2.7567m, 2.6113m, 2.9082m), (2.8701m, 2.7225m, 3.0237m), (3.0121m, 2.8616m, 3.1683m))).DirectionFor(Polarity.Lower));

    /// <summary>
    /// Series of the unit tests of Fingertips' calculator, with Wilson's intervals about the proportions: two that it finds falling, two rising, one without significant change.
    /// </summary>
    [Theory]
    [InlineData(TrendKind.Decreasing, new[] { 621, 599, 556, 535, 447 }, new[] { 3454, 3195, 3256, 3227, 3121 })]
    [InlineData(TrendKind.Decreasing, new[] { 22435, 22445, 21365, 20955, 19055 }, new[] { 65880, 67900, 68705, 69835, 70910 })]
    [InlineData(TrendKind.Increasing, new[] { 2157, 2090, 2194, 2135, 2094 }, new[] { 3454, 3195, 3256, 3152, 3062 })]
    [InlineData(TrendKind.Increasing, new[] { 8116, 8145, 8222, 8506, 8728 }, new[] { 91530, 91773, 92088, 92238, 92666 })]
    [InlineData(TrendKind.NoSignificantChange, new[] { 5405, 5500, 5435, 5480, 5315 }, new[] { 18095, 18170, 18005, 17890, 17860 })]
    public void Agrees_with_Fingertips_on_proportions(TrendKind expected, int[] counts, int[] of) => Assert.Equal(expected, RecentTrend.Of(Years(2010,
        [.. counts.Zip(of, (x, n) => (100m * x / n, 100 * Proportion.Wilson(x, n)!.Value.Lower, 100 * Proportion.Wilson(x, n)!.Value.Upper))])).Kind);

    [Fact]
    public void Finds_nothing_significant_within_wide_intervals() =>
        Assert.Equal(TrendKind.NoSignificantChange, RecentTrend.Of(Points(39.2m, 1, 3, 5, 7, 9)).Kind);

    /// <summary>The critical value is 9.54953570608324 (p = 0.002): these figures come to it to the last bit, and only beyond it is the slope significant.</summary>
    [Theory]
    [InlineData("35.7013751968598", TrendKind.NoSignificantChange)]
    [InlineData("35.7013751968", TrendKind.Increasing)]
    public void Finds_nothing_significant_at_the_critical_value(string width, TrendKind expected)
    {
        var trend = RecentTrend.Of(Points(decimal.Parse(width, System.Globalization.CultureInfo.InvariantCulture), 10m, 18.9m, 27.8m, 36.7m, 45.6m));
        Assert.Equal(9.54953570608324, trend.ChiSquared!.Value, 9);
        Assert.Equal(expected, trend.Kind);
    }

    [Fact]
    public void Wants_a_slope_that_does_not_hang_on_one_point() =>
        Assert.Equal(TrendKind.NoSignificantChange, RecentTrend.Of(Points(0.392m, 5, 4.9m, 4.8m, 4.7m, 9)).Kind);

    [Fact]
    public void Leaves_out_the_first_point_too_and_counts_a_level_line_as_rising()
    {
        Assert.Equal(TrendKind.NoSignificantChange, RecentTrend.Of(Points(0.392m, 0, 5, 4.9m, 4.8m, 4.7m)).Kind);
        Assert.Equal(TrendKind.NoSignificantChange, RecentTrend.Of(Points(3.92m, 29, 5, 5, 5, 5)).Kind);
        Assert.Equal(TrendKind.Increasing, RecentTrend.Of(Points(3.92m, 5, 29, 29, 29, 29)).Kind);
    }

    [Fact]
    public void Needs_five_points_with_intervals()
    {
        Assert.Equal(TrendKind.CannotBeCalculated, RecentTrend.Of(Points(1, 1, 2, 3, 4)).Kind);
        var points = Points(1, 1, 2, 3, 4, 5);
        points[2] = points[2] with { Lower = null };
        Assert.Equal(TrendKind.CannotBeCalculated, RecentTrend.Of(points).Kind);
        points[2] = points[2] with { Lower = 3, Upper = 3 };
        Assert.Equal(TrendKind.CannotBeCalculated, RecentTrend.Of(points).Kind);
    }

    [Fact]
    public void Cannot_be_calculated_of_pooled_years_that_overlap()
    {
        SeriesPoint[] Every(int years) => [.. Points(0.392m, 1, 3, 5, 7, 9).Select((point, i) => point with { Period = new(new DateOnly(2000 + i * years, 4, 1), 36) })];
        Assert.Equal(TrendKind.CannotBeCalculated, RecentTrend.Of(Every(1)).Kind);
        Assert.Equal(TrendKind.Increasing, RecentTrend.Of(Every(3)).Kind);
        // One day in common is in common.
        SeriesPoint[] shared = Every(3);
        shared[0] = shared[0] with { Period = new(new DateOnly(2000, 4, 2), 36) };
        Assert.Equal(TrendKind.CannotBeCalculated, RecentTrend.Of(shared).Kind);
    }

    [Theory]
    [InlineData(TrendKind.Increasing, Polarity.Higher, Direction.Improving)]
    [InlineData(TrendKind.Increasing, Polarity.Lower, Direction.Declining)]
    [InlineData(TrendKind.Decreasing, Polarity.Higher, Direction.Declining)]
    [InlineData(TrendKind.Decreasing, Polarity.Lower, Direction.Improving)]
    [InlineData(TrendKind.Decreasing, Polarity.None, Direction.NotComparable)]
    [InlineData(TrendKind.NoSignificantChange, Polarity.Lower, Direction.Stable)]
    [InlineData(TrendKind.CannotBeCalculated, Polarity.Lower, Direction.NotComparable)]
    public void Reads_the_trend_by_polarity(TrendKind kind, Polarity polarity, Direction expected) =>
        Assert.Equal(expected, new RecentTrend(kind).DirectionFor(polarity));

    private static SeriesPoint[] Years(int first, params (decimal Value, decimal Lower, decimal Upper)[] values) => [.. values.Select((value, i) => new SeriesPoint(
        Period.FinancialYear(first + i), value.Value, value.Lower, value.Upper, ValueFlag.None, Rag.Baseline, null))];

    private static SeriesPoint[] Points(decimal width, params decimal[] values) => [.. values.Select((value, i) => new SeriesPoint(
        Period.FinancialYear(2018 + i), value, value - width / 2, value + width / 2, ValueFlag.None, Rag.Baseline, null))];
}
