using static Pmif.Measures.Tests.Features.Series.GetSeriesTests;

namespace Pmif.Measures.Tests.Features.Composites;

public sealed class ConcurrentPartsTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Parts_that_come_at_the_same_moment_both_count()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await fixture.DefineComposite(over, under);
        for (var round = 1; round <= 15; round++)
            await Task.WhenAll(
                fixture.Push($"measure,period,value\n{over},2024-04,{round * 6}\n{over},2024-05,{round}\n"),
                fixture.Push($"measure,period,value\n{under},2024-04,{round * 3}\n{under},2024-05,{round}\n"));
        var series = await fixture.Series(rate);
        Assert.Equal([2m, 1m], Values(series));
        Assert.Equal(["90", "15"], series["points"]!.AsArray().Select(point => point!["numerator"]!.ToString()));
    }
}
