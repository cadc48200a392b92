using Pmif.Contracts.Primitives;
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

    [Fact]
    public void Finds_nothing_significant_within_wide_intervals() =>
        Assert.Equal(TrendKind.NoSignificantChange, RecentTrend.Of(Points(39.2m, 1, 3, 5, 7, 9)).Kind);

    [Fact]
    public void Wants_a_slope_that_does_not_hang_on_one_point() =>
        Assert.Equal(TrendKind.NoSignificantChange, RecentTrend.Of(Points(0.392m, 5, 4.9m, 4.8m, 4.7m, 9)).Kind);

    [Fact]
    public void Needs_five_points_with_intervals()
    {
        Assert.Equal(TrendKind.CannotBeCalculated, RecentTrend.Of(Points(1, 1, 2, 3, 4)).Kind);
        var points = Points(1, 1, 2, 3, 4, 5);
        points[2] = points[2] with { Lower = null };
        Assert.Equal(TrendKind.CannotBeCalculated, RecentTrend.Of(points).Kind);
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

    private static SeriesPoint[] Points(decimal width, params decimal[] values) => [.. values.Select((value, i) => new SeriesPoint(
        Period.FinancialYear(2018 + i), value, value - width / 2, value + width / 2, ValueFlag.None, Rag.Baseline, null))];
}
