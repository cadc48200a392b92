using System.Globalization;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Series;

public sealed class GetTrendTests(MeasuresFixture fixture)
{
    [Theory]
    [InlineData("higher", "improving")]
    [InlineData("lower", "declining")]
    [InlineData("none", "none")]
    public async Task Shows_the_five_point_trend_and_what_it_means(string polarity, string meaning)
    {
        var measure = await Yearly(new { polarity, frequency = "annual" }, 1, 3, 5, 7, 9);

        var trend = JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/trend"))!;

        Assert.Equal(("increasing", meaning, 5), ((string?)trend["trend"], (string?)trend["meaning"], (int)trend["points"]!));
        Assert.Equal((2.0, 4_000.0), (Math.Round((double)trend["slope"]!, 9), Math.Round((double)trend["chiSquared"]!, 6)));
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetTrendAsync(new() { Measure = measure });
        Assert.Equal(("increasing", meaning, (double)trend["slope"]!, 5), (grpc.Trend, grpc.Meaning, grpc.Slope, grpc.Points));
    }

    [Fact]
    public async Task Cannot_be_calculated_of_too_few_points_or_of_pooled_years_that_overlap()
    {
        var few = await Yearly(new { frequency = "annual" }, 1, 3, 5, 7);
        var pooled = await fixture.DefineMeasure(new { frequency = "three-year" });
        await fixture.Push("measure,period,value,lower,upper\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"{pooled},{2012 + i}-01-01/P3Y,{i},{i - 0.1m},{i + 0.1m}\n")));
        foreach (var measure in new[] { few, pooled, await fixture.DefineMeasure() })
        {
            var trend = JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/trend"))!;
            Assert.Equal(("cannot-be-calculated", "none", null), ((string?)trend["trend"], (string?)trend["meaning"], trend["slope"]));
        }
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetTrendAsync(new() { Measure = few });
        Assert.False(grpc.HasSlope);
    }

    [Fact]
    public async Task Stands_in_for_the_control_chart_of_yearly_values()
    {
        var annual = await Yearly(new { frequency = "annual", changeTest = new { method = "trend" } }, [.. Enumerable.Range(1, 14).Select(i => (decimal)i)]);
        var adhoc = await fixture.DefineMeasure(new { frequency = "adhoc", temporalType = "snapshot" });
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(0, 14).Select(i => $"{adhoc},{2010 + i}-03-31,{i}\n")));
        foreach (var (measure, word) in new[] { (annual, "improvement-high"), (adhoc, "too-few-points") })
        {
            Assert.Equal(word, (string?)(await fixture.Series(measure))["state"]!["variation"]);
            var chart = JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/spc"))!;
            Assert.Equal((word, "trend", "none", true, 14), ((string?)chart["variation"], (string?)chart["basis"], (string?)chart["assurance"], (bool)chart["trialLimits"]!, chart["points"]!.AsArray().Count));
        }
        Assert.Equal("improving", (string?)(await fixture.Series(annual))["state"]!["direction"]);
    }

    private async Task<string> Yearly(object definition, params decimal[] values)
    {
        var measure = await fixture.DefineMeasure(definition);
        await fixture.Push("measure,period,value,lower,upper\n" + string.Concat(values.Select((value, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{measure},{2010 + i}/{11 + i},{value},{value - 0.196m},{value + 0.196m}\n"))));
        return measure;
    }
}
