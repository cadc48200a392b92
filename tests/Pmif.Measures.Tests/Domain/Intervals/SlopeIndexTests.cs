using Pmif.Measures.Domain.Intervals;

namespace Pmif.Measures.Tests.Domain.Intervals;

public sealed class SlopeIndexTests
{
    // The documented example of phe_sii in PHEindicatormethods, Area1, from the most deprived tenth to the least.
    private static readonly DeprivationGroup[] Area1 =
    [
        new(7291, 75.9, 72.7, 79.1), new(7997, 78.3, 75.3, 81.4), new(6105, 83.8, 80.9, 86.8), new(7666, 83.6, 80.2, 87.1), new(5790, 80.5, 77.1, 83.8),
        new(6934, 81.1, 78, 84.2), new(5918, 81.7, 79, 84.4), new(5974, 84.2, 81.4, 86.9), new(7147, 80.6, 75.8, 85.4), new(7534, 86.3, 83.2, 89.4),
    ];

    /// <summary>SII 7.000235, RII 1.089710.</summary>
    [Fact]
    public void Agrees_with_the_documented_example()
    {
        var index = SlopeIndex.Of(Area1, SlopeScale.Plain, 1_000, 1)!;
        Assert.Equal((7.000235, 1.089710), (Math.Round(index.Slope, 6), Math.Round(index.Relative!.Value, 6)));
    }

    /// <summary>
    /// On the plain scale the simulated slope is normal with the variance of a weighted sum, which gives its limits without simulation.
    /// </summary>
    [Fact]
    public void Simulated_limits_are_those_of_the_normal_slope()
    {
        var index = SlopeIndex.Of(Area1, SlopeScale.Plain, 100_000, 7)!;
        var (total, below) = (Area1.Sum(group => group.Population), 0.0);
        var places = Area1.Select(group => (Share: group.Population / total, Rank: (below += group.Population / total) - group.Population / total / 2)).ToArray();
        var middle = places.Sum(place => place.Share * place.Rank);
        var spread = places.Sum(place => place.Share * Math.Pow(place.Rank - middle, 2));
        var error = Math.Sqrt(places.Zip(Area1, (place, group) => Math.Pow(place.Share * (place.Rank - middle) / spread * (group.Upper!.Value - group.Lower!.Value) / 3.919927969080108, 2)).Sum());
        Assert.Equal(index.Slope - 1.96 * error, index.SlopeLimits!.Value.Lower, 0.05);
        Assert.Equal(index.Slope + 1.96 * error, index.SlopeLimits!.Value.Upper, 0.05);
        Assert.InRange(index.Relative!.Value, index.RelativeLimits!.Value.Lower, index.RelativeLimits.Value.Upper);
        var wider = SlopeIndex.Of(Area1, SlopeScale.Plain, 100_000, 7, Confidence.Is998)!.SlopeLimits!.Value;
        Assert.Equal(index.Slope - 3.09 * error, wider.Lower, 0.25);
    }

    [Fact]
    public void The_same_seed_gives_the_same_limits() =>
        Assert.Equal(SlopeIndex.Of(Area1, SlopeScale.Plain, 1_000, 3), SlopeIndex.Of(Area1, SlopeScale.Plain, 1_000, 3));

    [Theory]
    [InlineData(SlopeScale.Log)]
    [InlineData(SlopeScale.Logit)]
    public void A_transformed_simulation_keeps_the_index_and_brackets_it(SlopeScale scale)
    {
        DeprivationGroup[] shares = [.. Area1.Select(group => new DeprivationGroup(group.Population, group.Value / 100, group.Lower / 100, group.Upper / 100))];
        var (plain, index) = (SlopeIndex.Of(shares, SlopeScale.Plain, 20_000, 5)!, SlopeIndex.Of(shares, scale, 20_000, 5)!);
        Assert.Equal(plain.Slope, index.Slope);
        Assert.Equal(plain.SlopeLimits!.Value.Lower, index.SlopeLimits!.Value.Lower, 0.003);
        Assert.Equal(plain.SlopeLimits!.Value.Upper, index.SlopeLimits!.Value.Upper, 0.003);
        Assert.NotEqual(plain.SlopeLimits, index.SlopeLimits);
    }

    [Fact]
    public void A_straight_line_is_its_own_slope()
    {
        DeprivationGroup[] groups = [.. Enumerable.Range(0, 5).Select(i => new DeprivationGroup(100, 10 + 2 * (i + 0.5)))];
        var index = SlopeIndex.Of(groups, SlopeScale.Plain, 1_000, 1)!;
        Assert.Equal((10, 2), (Math.Round(index.Slope, 9), Math.Round(index.Relative!.Value, 9)));
        Assert.Null(index.SlopeLimits);
    }

    [Fact]
    public void A_line_that_starts_at_zero_has_no_relative_index() =>
        Assert.Null(SlopeIndex.Of([.. Enumerable.Repeat(new DeprivationGroup(100, 0), 5)], SlopeScale.Plain, 1_000, 1)!.Relative);

    [Fact]
    public void Figures_that_are_certain_have_limits_on_their_line()
    {
        DeprivationGroup[] groups = [.. Enumerable.Range(0, 5).Select(i => 11.0 + 2 * i).Select(value => new DeprivationGroup(100, value, value, value))];
        var index = SlopeIndex.Of(groups, SlopeScale.Plain, 1_000, 1, Confidence.Is998)!;
        Assert.Equal((10, 10, 2, 2), (Math.Round(index.SlopeLimits!.Value.Lower, 9), Math.Round(index.SlopeLimits.Value.Upper, 9),
            Math.Round(index.RelativeLimits!.Value.Lower, 9), Math.Round(index.RelativeLimits.Value.Upper, 9)));
    }

    [Fact]
    public void Without_a_relative_index_there_are_no_limits_of_it()
    {
        var index = SlopeIndex.Of([.. Enumerable.Repeat(new DeprivationGroup(100, 0, -1, 1), 5)], SlopeScale.Plain, 1_000, 1)!;
        Assert.Null(index.RelativeLimits);
        Assert.NotNull(index.SlopeLimits);
    }

    [Fact]
    public void Simulates_between_a_thousand_and_a_hundred_thousand_times()
    {
        Assert.Equal(Times(1_000), Times(1));
        Assert.NotEqual(Times(1_001), Times(1));
        Assert.Equal(Times(100_000), Times(100_001));
        Assert.NotEqual(Times(99_999), Times(100_001));

        static SlopeIndex? Times(int repetitions) => SlopeIndex.Of(Area1, SlopeScale.Plain, repetitions, 3);
    }

    [Fact]
    public void Needs_five_groups_with_people_and_figures_that_its_scale_knows()
    {
        Assert.Null(SlopeIndex.Of(Area1[..4], SlopeScale.Plain, 1_000, 1));
        Assert.NotNull(SlopeIndex.Of(Area1[..5], SlopeScale.Plain, 1_000, 1));
        Assert.Null(SlopeIndex.Of([.. Area1[..9], Area1[9] with { Population = 0 }], SlopeScale.Plain, 1_000, 1));
        Assert.Null(SlopeIndex.Of([.. Area1[..9], Area1[9] with { Lower = 0 }], SlopeScale.Log, 1_000, 1)!.SlopeLimits);
        Assert.Null(SlopeIndex.Of([.. Area1[..9], Area1[9] with { Upper = 1 }], SlopeScale.Plain, 1_000, 1)!.SlopeLimits);
    }
}
