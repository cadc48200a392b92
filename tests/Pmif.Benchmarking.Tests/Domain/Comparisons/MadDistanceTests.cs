using Pmif.Benchmarking.Domain.Comparisons;

namespace Pmif.Benchmarking.Tests.Domain.Comparisons;

public sealed class MadDistanceTests
{
    // Office for Local Government, staff turnover: published as -0.0225 from figures with more decimals than these.
    [Fact]
    public void Reproduces_a_published_distance_without_the_factor_of_a_normal_distribution() =>
        Assert.InRange(MadDistance.Of(27.934m, 28.043m, 4.866m)!.Value, -0.0226m, -0.0224m);

    [Fact]
    public void Takes_median_and_deviation_from_the_values() =>
        // Median 3, distances 2 1 0 1 6, their median 1.
        Assert.Equal(6, MadDistance.Of(9, [1, 2, 3, 4, 9]));

    [Fact]
    public void There_is_no_distance_where_half_the_values_are_equal() => Assert.Null(MadDistance.Of(9, [3, 3, 3, 9]));
}
