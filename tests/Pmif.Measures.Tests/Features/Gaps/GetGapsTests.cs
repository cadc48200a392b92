using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Gaps;

public sealed class GetGapsTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Tells_the_deprivation_gap_both_ways_with_its_slope_and_how_it_has_changed()
    {
        var (measure, parent, groups) = await Fifths();
        await Push(measure, groups, "2023-04-01/P1Y", 40, 35, 30, 25, 20);
        await Push(measure, groups, "2024-04-01/P1Y", 30, 26, 22, 18, 12);

        var gap = Assert.Single(await Gaps($"{measure}/gaps?kind=deprivation&breakdown={parent}"))!;

        Assert.Equal((parent, "2024-04-01/P1Y", groups[0], groups[4]), ((string?)gap["set"], (string?)gap["period"], (string?)gap["from"], (string?)gap["to"]));
        Assert.Equal((18m, "improving", 2.5m, "declining"), ((decimal)gap["absolute"]!, (string?)gap["absoluteDirection"], (decimal)gap["relative"]!, (string?)gap["relativeDirection"]));
        Assert.Equal((6.74, 28.81), (Math.Round((double)gap["absoluteLower"]!, 2), Math.Round((double)gap["absoluteUpper"]!, 2)));
        Assert.True((double)gap["slope"]!["sii"]! is > -23 and < -21);
        Assert.True((double)gap["slope"]!["siiLower"]! < (double)gap["slope"]!["sii"]!);
        Assert.Equal((5, 5, 5), ((int)gap["count"]!, (int)gap["of"]!, gap["groups"]!.AsArray().Count));
        Assert.Null(gap["refusal"]);
        var earlier = Assert.Single(await Gaps($"{measure}/gaps?kind=deprivation&breakdown={parent}&period=2023-04-01/P1Y"))!;
        Assert.Equal((20m, "not-comparable"), ((decimal)earlier["absolute"]!, (string?)earlier["absoluteDirection"]));

        var grpc = await new Contracts.Measures.V1.Gaps.GapsClient(fixture.Measures.Grpc).GetGapsAsync(new() { Measure = measure, Kind = "deprivation", Breakdown = parent });
        Assert.Equal(((string?)gap["absoluteLower"]!.ToString(), (string?)gap["absoluteUpper"]!.ToString()), (grpc.Gaps[0].AbsoluteLower, grpc.Gaps[0].AbsoluteUpper));
        Assert.Equal(("18", groups[0], 5, (double)gap["slope"]!["sii"]!), (Assert.Single(grpc.Gaps).Absolute, grpc.Gaps[0].From, grpc.Gaps[0].Groups.Count, grpc.Gaps[0].Slope.Sii));
    }

    [Fact]
    public async Task Says_nothing_of_a_gap_that_would_give_a_confidential_group_away()
    {
        var (measure, parent, groups) = await Fifths();
        await Push(measure, groups[..4], "2024-04-01/P1Y", 30, 26, 22, 18);
        await fixture.Push($"measure,breakdown,period,value,flag\n{measure},{groups[4]},2024-04-01/P1Y,12,confidential\n");
        var gap = Assert.Single(await Gaps($"{measure}/gaps?kind=deprivation&breakdown={parent}"))!;
        Assert.Equal("measures.gap-suppressed", (string?)gap["refusal"]!["code"]);
        Assert.Equal((null, null, null), (gap["absolute"], gap["relative"], gap["slope"]));
        Assert.Null(gap["groups"]![4]!["value"]);
    }

    [Fact]
    public async Task Compares_the_council_with_an_area_and_finds_the_widest_gap_between_groups()
    {
        var (measure, area) = (await fixture.DefineMeasure(new { frequency = "annual", polarity = "higher", unit = "percent" }), await fixture.DefineBreakdown());
        await fixture.Push($"measure,breakdown,period,value\n{measure},,2024-04-01/P1Y,60\n{measure},{area},2024-04-01/P1Y,75\n");
        var gap = Assert.Single(await Gaps($"{measure}/gaps?kind=area&against={area}"))!;
        Assert.Equal(("", area, -15m, 0.8m), ((string?)gap["from"], (string?)gap["to"], (decimal)gap["absolute"]!, (decimal)gap["relative"]!));

        var (parent, groups) = await Groups("equality", "women", "men", "other");
        await Push(measure, groups, "2024-04-01/P1Y", 50, 70, 60);
        var equality = Assert.Single(await Gaps($"{measure}/gaps?kind=equality&breakdown={parent}"))!;
        Assert.Equal((groups[0], groups[1], -20m), ((string?)equality["from"], (string?)equality["to"], (decimal)equality["absolute"]!));
        Assert.Empty(await Gaps($"{await fixture.DefineMeasure()}/gaps?kind=equality"));
    }

    [Fact]
    public async Task Refuses_what_it_does_not_understand()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal((HttpStatusCode.BadRequest, "measures.gap-request"), await Refusal($"{measure}/gaps"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.gap-request"), await Refusal($"{measure}/gaps?kind=area&period=lately"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.gap-request"), await Refusal($"{measure}/gaps?kind=equality&against=x"));
        Assert.Equal((HttpStatusCode.NotFound, "measures.breakdown-not-found"), await Refusal($"{measure}/gaps?kind=area&against=nowhere"));
        Assert.Equal((HttpStatusCode.NotFound, "measures.measure-not-found"), await Refusal("nonsense/gaps?kind=area"));
    }

    private async Task<(string Measure, string Parent, string[] Groups)> Fifths()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "annual", polarity = "lower", unit = "percent", interval = "wilson" });
        var (parent, groups) = await Groups("deprivation", "Q1", "Q2", "Q3", "Q4", "Q5");
        return (measure, parent, groups);
    }

    private async Task<(string Parent, string[] Codes)> Groups(string kind, params string[] names)
    {
        var parent = $"SET-{Guid.NewGuid():N}"[..16];
        await Define(parent, new { kind, name = parent });
        string[] codes = [.. names.Select(name => $"{parent}-{name}")];
        foreach (var code in codes)
            await Define(code, new { kind, name = code, parents = new[] { parent } });
        return (parent, codes);
    }

    private async Task Define(string code, object body) => (await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", body)).EnsureSuccessStatusCode();

    private Task<JsonNode> Push(string measure, string[] groups, string period, params int[] counts) => fixture.Push(
        "measure,breakdown,period,numerator,denominator\n" + string.Concat(groups.Zip(counts, (group, count) => $"{measure},{group},{period},{count},100\n")));

    private async Task<JsonArray> Gaps(string address) => JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{address}"))!["items"]!.AsArray();

    private async Task<(HttpStatusCode, string?)> Refusal(string address)
    {
        var answer = await fixture.Hr.GetAsync($"/v1/measures/{address}");
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }
}
