using Pmif.Measures.Domain.Intervals;

namespace Pmif.Measures.Tests.Domain.Intervals;

public sealed class StandardisedRateTests
{
    private static readonly double[] Events = [107, 141, 60, 40, 39, 25], Births = [230061, 329449, 114920, 39487, 14208, 3052],
        Standard = [63986.6, 186263.6, 157302.2, 97647.0, 47572.6, 12262.6];

    /// <summary>
    /// Fleiss, Statistical Methods for Rates and Proportions, 1981, p. 249: Down's syndrome by age of mother, Michigan 1950–1964, 92.3 per 100,000.
    /// R's epitools prints 80.4 to 106.5 by the gamma method of Fay and Feuer; those are wider on the upper side than Dobson's.
    /// </summary>
    [Fact]
    public void Agrees_with_Fleiss()
    {
        var rate = StandardisedRate.Of(Bands(Events), 100_000)!.Value;
        Assert.Equal((92.3, 412), (Math.Round(rate.Value!.Value, 1), rate.Events));
        Assert.Equal(80.4, rate.Lower!.Value, 0.6);
        Assert.Equal(106.5, rate.Upper!.Value, 1.5);
    }

    /// <summary>Where the standard is the population itself the rate is the crude one, and Dobson's limits are Byar's.</summary>
    [Fact]
    public void Is_the_crude_rate_where_the_standard_is_the_population()
    {
        var rate = StandardisedRate.Of([.. Events.Zip(Births, (x, n) => new AgeBand(x, n, n))], 1_000, Confidence.Is998)!.Value;
        var (lower, upper) = EventCount.Byar(412, Confidence.Is998)!.Value;
        Assert.Equal(412 / Births.Sum() * 1_000, rate.Value!.Value, 12);
        Assert.Equal((double)lower / Births.Sum() * 1_000, rate.Lower!.Value, 12);
        Assert.Equal((double)upper / Births.Sum() * 1_000, rate.Upper!.Value, 12);
    }

    [Fact]
    public void Is_suppressed_below_ten_events()
    {
        Assert.Equal(new StandardisedRate(null, null, null, 9), StandardisedRate.Of(Bands([9, 0, 0, 0, 0, 0]), 1_000));
        Assert.NotNull(StandardisedRate.Of(Bands([10, 0, 0, 0, 0, 0]), 1_000)!.Value.Value);
    }

    [Fact]
    public void Needs_populations_and_a_standard()
    {
        Assert.Null(StandardisedRate.Of([new(20, 0, 1)], 1_000));
        Assert.Null(StandardisedRate.Of([new(-1, 1, 1)], 1_000));
        Assert.Null(StandardisedRate.Of([new(20, 1, -1)], 1_000));
        Assert.Null(StandardisedRate.Of([new(20, 1, 0)], 1_000));
        Assert.Null(StandardisedRate.Of([], 1_000));
        Assert.Equal(20_000, StandardisedRate.Of([new(20, 1, 1)], 1_000)!.Value.Value);
        Assert.Equal(20_000, StandardisedRate.Of([new(20, 1, 1), new(5, 1, 0)], 1_000)!.Value.Value);
    }

    [Fact]
    public void The_standard_of_2013_has_19_bands_and_100000_people() =>
        Assert.Equal((19, 100_000, 1_000), (StandardisedRate.EuropeanStandard2013.Count, StandardisedRate.EuropeanStandard2013.Sum(), StandardisedRate.EuropeanStandard2013[^1]));

    private static AgeBand[] Bands(double[] events) => [.. events.Select((x, i) => new AgeBand(x, Births[i], Standard[i]))];
}
