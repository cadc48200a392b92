using Pmif.Benchmarking.Domain.Comparisons;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Tests.Domain.Comparisons;

public sealed class SignificanceTests
{
    [Theory]
    [InlineData(10, 12, 9, Polarity.Higher, Significance.Better)]
    [InlineData(10, 12, 13, Polarity.Higher, Significance.Worse)]
    [InlineData(10, 12, 9, Polarity.Lower, Significance.Worse)]
    [InlineData(10, 12, 13, Polarity.Lower, Significance.Better)]
    [InlineData(10, 12, 11, Polarity.Lower, Significance.Similar)]
    [InlineData(10, 12, 10, Polarity.Higher, Significance.Similar)]
    [InlineData(10, 12, 12, Polarity.Higher, Significance.Similar)]
    [InlineData(10, 12, 9, Polarity.None, Significance.Higher)]
    [InlineData(10, 12, 13, Polarity.Midpoint, Significance.Lower)]
    public void Only_an_interval_wholly_on_one_side_differs(int lower, int upper, int benchmark, Polarity polarity, Significance expected) =>
        Assert.Equal(expected, SignificanceTest.Of(lower, upper, benchmark, polarity));

    [Fact]
    public void Nothing_is_judged_without_interval_or_benchmark()
    {
        Assert.Equal(Significance.NotCompared, SignificanceTest.Of(null, 12, 11, Polarity.Higher));
        Assert.Equal(Significance.NotCompared, SignificanceTest.Of(10, null, 11, Polarity.Higher));
        Assert.Equal(Significance.NotCompared, SignificanceTest.Of(10, 12, null, Polarity.Higher));
    }
}
