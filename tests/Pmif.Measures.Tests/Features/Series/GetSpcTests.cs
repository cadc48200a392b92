using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Series;

public sealed class GetSpcTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Shows_the_reference_case_with_its_limits()
    {
        var measure = await fixture.DefineMeasure();
        decimal[] values = [.. Enumerable.Range(0, 14).Select(i => i % 2 == 0 ? 1m : -1m), 5.5m, -5.5m];
        await fixture.Push("measure,period,value\n" + string.Concat(values.Select((value, i) => $"{measure},{2023 + i / 12}-{i % 12 + 1:00},{value}\n")));

        var chart = JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/spc"))!;

        var last = chart["points"]!.AsArray()[^1]!;
        Assert.Equal((0m, 6.175m, -6.175m, 11m), ((decimal)last["mean"]!, (decimal)last["upper"]!, (decimal)last["lower"]!, (decimal)last["movingRange"]!));
        Assert.Equal(("none", "common-cause", false), ((string?)last["rule"], (string?)last["meaning"], (bool)last["rebase"]!));
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetSpcAsync(new() { Measure = measure });
        Assert.Equal(("6.175", "-6.175", "-6.175", "none", "xmr", "control-chart", "common-cause"),
            (grpc.Points[^1].Upper, grpc.Points[^1].Lower, grpc.Points[^1].LowerShown, grpc.Points[^1].Rule, grpc.Chart, grpc.Basis, grpc.Variation));
        Assert.Equal(("common-cause", "none", false), ((string?)chart["variation"], (string?)chart["assurance"], (bool)chart["trialLimits"]!));
    }

    [Fact]
    public async Task Shows_an_empty_chart_for_an_empty_series()
    {
        var measure = await fixture.DefineMeasure();
        var chart = JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/spc"))!;
        Assert.Empty(chart["points"]!.AsArray());
        Assert.Equal("too-few-points", (string?)chart["variation"]);
    }
}
