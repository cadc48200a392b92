using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Series;

public sealed class EarlierCodesTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Gatesheads_figures_under_its_old_code_stand_beside_those_under_its_new_one_each_as_received()
    {
        await Gateshead();
        var measure = await fixture.DefineMeasure(new { frequency = "annual" });
        await fixture.Push($"measure,breakdown,period,value\n{measure},E08000020,2011/12,11\n{measure},E08000020,2012/13,12\n{measure},E08000037,2012/13,12.5\n{measure},E08000037,2013/14,13\n");

        var series = await fixture.Series(measure, "?breakdown=E08000037");

        Assert.Equal(["2011-04-01/P1Y 11 E08000020", "2012-04-01/P1Y 12.5 ", "2013-04-01/P1Y 13 "],
            series["points"]!.AsArray().Select(point => $"{point!["period"]} {point["value"]} {point["receivedAs"]}"));
        Assert.Equal(("E08000037", null, "2013-04-01/P1Y"), ((string?)series["breakdown"], (string?)series["askedFor"], (string?)series["state"]!["period"]));
    }

    [Fact]
    public async Task Asking_by_the_old_code_shows_what_came_in_under_it_before_the_rest()
    {
        await Gateshead();
        var measure = await fixture.DefineMeasure(new { frequency = "annual" });
        await fixture.Push($"measure,breakdown,period,value\n{measure},E08000020,2011/12,11\n{measure},E08000020,2012/13,12\n{measure},E08000037,2012/13,12.5\n{measure},E08000037,2013/14,13\n");

        var series = await fixture.Series(measure, "?breakdown=E08000020");

        Assert.Equal(["2011-04-01/P1Y 11 E08000020", "2012-04-01/P1Y 12 E08000020", "2013-04-01/P1Y 13 "],
            series["points"]!.AsArray().Select(point => $"{point!["period"]} {point["value"]} {point["receivedAs"]}"));
        Assert.Equal("2013-04-01/P1Y", (string?)series["state"]!["period"]);
    }

    [Fact]
    public async Task Asking_by_the_old_code_leads_to_the_new_and_says_so_and_grpc_says_the_same()
    {
        await Gateshead();
        var measure = await fixture.DefineMeasure(new { frequency = "annual" });
        await fixture.Push($"measure,breakdown,period,value\n{measure},E08000020,2011/12,11\n{measure},E08000037,2013/14,13\n");

        var rest = await fixture.Series(measure, "?breakdown=e08000020");
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetSeriesAsync(new GetSeriesRequest { Measure = measure, Breakdown = "E08000020" });

        Assert.Equal(("E08000037", "E08000020", 2), ((string?)rest["breakdown"], (string?)rest["askedFor"], rest["points"]!.AsArray().Count));
        Assert.Equal(("E08000037", "E08000020", "E08000020", ""), (grpc.Breakdown, grpc.AskedFor, grpc.Points[0].ReceivedAs, grpc.Points[1].ReceivedAs));
    }

    [Fact]
    public async Task A_figure_for_a_time_when_its_code_was_not_valid_is_taken_and_told()
    {
        await Gateshead();
        var measure = await fixture.DefineMeasure(new { frequency = "annual" });
        var receipt = await fixture.Push($"measure,breakdown,period,value\n{measure},E08000037,2011/12,11\n{measure},E08000020,2015/16,15\n{measure},E08000037,2013/14,13\n");

        var series = await fixture.Series(measure, "?breakdown=E08000037");

        Assert.Equal(("accepted", 3), ((string?)receipt["outcome"], (int)receipt["rows"]!["inserted"]!));
        Assert.Equal(["measures.breakdown-not-valid", null, "measures.breakdown-not-valid"],
            series["points"]!.AsArray().Select(point => (string?)point!["warnings"]?[0]));
        Assert.StartsWith("2 of 3 points", (string?)Assert.Single(series["notes"]!.AsArray())!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_merged_districts_are_put_together_by_numerators_and_denominators()
    {
        await Cumberland();
        var measure = await fixture.DefineMeasure(new { frequency = "annual", unit = "percent", aggregation = "ratio", temporalType = "rate" });
        await fixture.Push("measure,breakdown,period,numerator,denominator\n"
            + $"{measure},E07000026,2021/22,10,100\n{measure},E07000028,2021/22,60,99900\n{measure},E07000029,2021/22,30,100\n"
            + $"{measure},E07000026,2022/23,10,100\n{measure},E06000063,2023/24,90,100000\n");

        var series = await fixture.Series(measure, "?breakdown=E06000063");

        var points = series["points"]!.AsArray();
        Assert.Equal(["2021-04-01/P1Y", "2023-04-01/P1Y"], GetSeriesTests.Periods(series));
        Assert.Equal((0.0999m, 100m, 100_100m), (Math.Round((decimal)points[0]!["value"]!, 4), (decimal)points[0]!["numerator"]!, (decimal)points[0]!["denominator"]!));
        Assert.Equal(["E07000026", "E07000028", "E07000029"], points[0]!["rolledUpFrom"]!.AsArray().Select(code => (string?)code));
        Assert.Null(points[1]!["rolledUpFrom"]);
        var note = Assert.Single(series["notes"]!.AsArray())!;
        Assert.Equal("measures.roll-up-incomplete", (string?)note["code"]);
    }

    [Fact]
    public async Task A_median_of_merged_districts_is_not_made_up()
    {
        await Cumberland();
        var measure = await fixture.DefineMeasure(new { frequency = "annual", aggregation = "none" });
        await fixture.Push($"measure,breakdown,period,value\n{measure},E07000026,2021/22,1\n{measure},E07000028,2021/22,2\n{measure},E07000029,2021/22,3\n{measure},E06000063,2023/24,4\n");

        var series = await fixture.Series(measure, "?breakdown=E06000063");
        var district = await fixture.Series(measure, "?breakdown=E07000026");

        Assert.Equal([4m], GetSeriesTests.Values(series));
        Assert.Equal("measures.not-aggregable", (string?)Assert.Single(series["notes"]!.AsArray())!["code"]);
        Assert.Equal(("E07000026", null), ((string?)district["breakdown"], (string?)district["askedFor"]));
        Assert.Equal([1m], GetSeriesTests.Values(district));
    }

    [Fact]
    public async Task A_suppressed_figure_of_a_merged_district_hides_the_whole()
    {
        await Cumberland();
        var measure = await fixture.DefineMeasure(new { frequency = "annual", aggregation = "sum", temporalType = "flow" });
        await fixture.Push($"measure,breakdown,period,value\n{measure},E07000026,2021/22,[c]\n{measure},E07000028,2021/22,2\n{measure},E07000029,2021/22,3\n");

        var point = Assert.Single((await fixture.Series(measure, "?breakdown=E06000063"))["points"]!.AsArray())!;

        Assert.Equal((null, "confidential", "suppressed"), ((decimal?)point["value"], (string?)point["flag"], (string?)point["rag"]));
    }

    [Fact]
    public async Task Several_new_codes_are_followed_one_after_another_and_a_split_is_not()
    {
        var code = $"Z{Guid.NewGuid():N}"[..10];
        await Put($"{code}.3", []);
        await Put($"{code}.2", [$"{code}.3"]);
        await Put($"{code}.1", [$"{code}.2"]);
        await Put($"{code}.4", []);
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,breakdown,period,value\n{measure},{code}.1,2024-04,1\n{measure},{code}.2,2024-05,2\n{measure},{code}.3,2024-06,3\n");

        Assert.Equal([1m, 2m, 3m], GetSeriesTests.Values(await fixture.Series(measure, $"?breakdown={code}.1")));
        await Put($"{code}.2", [$"{code}.3", $"{code}.4"]);
        Assert.Equal([1m, 2m], GetSeriesTests.Values(await fixture.Series(measure, $"?breakdown={code}.1")));
        Assert.Equal([3m], GetSeriesTests.Values(await fixture.Series(measure, $"?breakdown={code}.3")));
    }

    private async Task Gateshead()
    {
        await Put("E08000020", ["E08000037"], to: "2013-03-31");
        await Put("E08000037", [], from: "2013-04-01");
    }

    private async Task Cumberland()
    {
        foreach (var district in (string[])["E07000026", "E07000028", "E07000029"])
            await Put(district, ["E06000063"], to: "2023-03-31");
        await Put("E06000063", [], from: "2023-04-01");
    }

    private async Task Put(string code, string[] successors, string? from = null, string? to = null)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", new { kind = "area", name = code, successors, validFrom = from, validTo = to });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
