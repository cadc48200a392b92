using FsCheck;
using FsCheck.Fluent;
using Pmif.Measures.Domain.Intervals;

namespace Pmif.Measures.Tests.Domain.Intervals;

/// <summary>Intervals of differences (Newcombe, Statistics in Medicine 1998, 17, 873–890, table II, method 10).</summary>
public sealed class DifferenceTests
{
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1)]
    [InlineData(10, 10, 0, 10, 0.6075, 1)]
    public void Are_those_that_Newcombe_published(int count, int of, int otherCount, int otherOf, double lower, double upper)
    {
        var limits = Difference.Limits(Wilson(count, of), Wilson(otherCount, otherOf))!.Value;
        Assert.Equal((lower, upper), (Math.Round((double)limits.Lower, 4), Math.Round((double)limits.Upper, 4)));
    }

    [Fact]
    public void Hold_the_difference_and_turn_round_with_it() => Prop.ForAll(
        (from a in Gen.Choose(0, 50) from b in Gen.Choose(0, 50) select (Wilson(a, 50), Wilson(b, 50))).ToArbitrary(), pair =>
        {
            var (there, back) = (Difference.Limits(pair.Item1, pair.Item2)!.Value, Difference.Limits(pair.Item2, pair.Item1)!.Value);
            var gap = pair.Item1.Value - pair.Item2.Value;
            return there.Lower <= gap && gap <= there.Upper && there == (-back.Upper, -back.Lower);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Are_not_made_of_limits_that_leave_their_figure_out() => Assert.Null(Difference.Limits(new(1, 2, 3), new(1, 0, 2)));

    private static Estimate Wilson(int count, int of)
    {
        var (lower, upper) = Proportion.Wilson(count, of)!.Value;
        return new((decimal)count / of, lower, upper);
    }
}
