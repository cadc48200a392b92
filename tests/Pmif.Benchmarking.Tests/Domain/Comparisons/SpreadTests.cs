using Pmif.Benchmarking.Domain.Comparisons;

namespace Pmif.Benchmarking.Tests.Domain.Comparisons;

public sealed class SpreadTests
{
    // R: quantile(c(1, 2, 3, 4, 7), type = 7) gives 1, 2, 3, 4, 7; of c(1, 2, 4, 8): 1, 1.75, 3, 5, 8.
    [Fact]
    public void Quartile_lines_are_interpolated_as_type_7()
    {
        Assert.Equal(new Spread(1, 2, 3, 4, 7, 3.4m), Spread.Of([7, 1, 4, 2, 3]));
        Assert.Equal(new Spread(1, 1.75m, 3, 5, 8, 3.75m), Spread.Of([8, 4, 2, 1]));
    }

    [Fact]
    public void Below_four_values_there_is_a_median_but_no_quartile_line()
    {
        var spread = Spread.Of([3, 1]);
        Assert.Equal(2, spread.Median);
        Assert.Null(spread.LowerQuartile);
        Assert.Null(spread.UpperQuartile);
    }

    [Fact]
    public void No_values_have_no_spread() => Assert.Throws<ArgumentException>(() => Spread.Of([]));
}
