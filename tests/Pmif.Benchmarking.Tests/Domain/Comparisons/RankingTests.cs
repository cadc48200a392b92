using System.Globalization;
using Pmif.Benchmarking.Domain.Comparisons;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Tests.Domain.Comparisons;

public sealed class RankingTests
{
    private static readonly Yardstick High = new(Polarity.Higher), Low = new(Polarity.Lower);

    [Fact]
    public void Equal_values_share_the_best_rank_and_the_next_rank_is_left_out()
    {
        decimal[] values = [9, 8, 8, 7];
        Assert.Equal([1, 2, 2, 4], values.Select(value => Ranking.Among(value, values, High).Rank));
    }

    [Fact]
    public void The_lowest_value_is_first_where_a_fall_is_better()
    {
        decimal[] values = [9, 8, 8, 7];
        Assert.Equal([4, 2, 2, 1], values.Select(value => Ranking.Among(value, values, Low).Rank));
    }

    [Fact]
    public void The_highest_value_is_first_where_neither_way_is_better() =>
        Assert.Equal(1, Ranking.Among(9, [9, 8], new Yardstick(Polarity.None)).Rank);

    [Theory]
    [InlineData(0.4, 2)]
    [InlineData(0.5, 1)]
    [InlineData(0.6, 2)]
    [InlineData(0.9, 4)]
    public void A_midpoint_measure_ranks_by_distance(double value, int rank) =>
        Assert.Equal(rank, Ranking.Among((decimal)value, [0.4m, 0.5m, 0.6m, 0.9m], new Yardstick(Polarity.Midpoint, Midpoint: 0.5m)).Rank);

    [Theory]
    [InlineData(10, 1)]
    [InlineData(20, 1)]
    [InlineData(9, 3)]
    [InlineData(23, 4)]
    public void A_range_measure_ranks_by_distance_from_the_range(int value, int rank) =>
        Assert.Equal(rank, Ranking.Among(value, [10, 20, 9, 23], new Yardstick(Polarity.Range, 10, 20)).Rank);

    [Fact]
    public void Noise_of_binary_floating_point_does_not_part_equal_values() =>
        Assert.Equal(1, Ranking.Among(72.6m, [72.60000000000001m, 72.6m, 70m], High).Rank);

    [Theory]
    [InlineData("98.39999999999999", "98.4")]
    [InlineData("72.60000000000001", "72.6")]
    [InlineData("70", "70")]
    [InlineData("0.000125", "0.000125")]
    public void Noise_is_not_shown(string read, string shown) =>
        Assert.Equal(shown, FloatingNoise.Clean(decimal.Parse(read, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));

    // LGBF: 10th of 32.
    [Fact]
    public void The_percentile_is_rank_over_count() => Assert.Equal(0.3125m, new Ranking(10, 32).Percentile);

    // SELECT NTILE(4) over 4, 5, 6, 7, 10 and 21 rows: the first quarters take the remainder.
    [Theory]
    [InlineData(4, "1234")]
    [InlineData(5, "11234")]
    [InlineData(6, "112234")]
    [InlineData(7, "1122334")]
    [InlineData(10, "1112223344")]
    [InlineData(21, "111111222223333344444")]
    public void Quartiles_fill_as_ntile_does(int count, string quartiles) =>
        Assert.Equal(quartiles, string.Concat(Enumerable.Range(1, count).Select(rank => new Ranking(rank, count).Quartile)));

    [Fact]
    public void Equal_values_share_the_better_quartile()
    {
        decimal[] values = [9, 8, 8, 8, 7, 6, 5, 4];
        Assert.Equal(1, Ranking.Among(8, values, High).Quartile);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void There_are_no_quartiles_below_four_areas(int count) => Assert.Null(new Ranking(1, count).Quartile);
}
