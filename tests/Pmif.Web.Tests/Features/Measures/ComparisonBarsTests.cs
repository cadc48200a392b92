using Pmif.Contracts.Benchmarking.V1;
using Pmif.Web.Features.Measures;

namespace Pmif.Web.Tests.Features.Measures;

public class ComparisonBarsTests
{
    private static readonly Comparison Sample = new()
    {
        Area = "B", Median = "0",
        Areas = { new AreaValue { Area = "A", Value = "-10" }, new AreaValue { Area = "B", Value = "30" }, new AreaValue { Area = "C" } },
    };

    [Fact]
    public void Bars_start_at_zero_even_where_values_are_negative()
    {
        var bars = ComparisonBars.Of(Sample, "higher");

        Assert.Equal("50", bars.Zero);
        Assert.Equal(("50", "150"), (bars.Bars[0].From, bars.Bars[0].Width));
        Assert.Equal(("0", "50"), (bars.Bars[1].From, bars.Bars[1].Width));
    }

    [Theory]
    [InlineData("higher", "BAC")]
    [InlineData("lower", "ABC")]
    public void Best_comes_first_and_areas_without_a_figure_last(string polarity, string order) =>
        Assert.Equal(order, string.Concat(ComparisonBars.Of(Sample, polarity).Bars.Select(bar => bar.Area.Area)));
}
