using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Catalogue;

public sealed class DefineMeasureTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Fills_in_what_is_left_out_and_answers_the_whole_definition()
    {
        var code = $"D{Guid.NewGuid():N}"[..12];
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{code}", new { name = "Sickness" });
        var defined = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(
            ("operational", "number", 1, 1, "higher", "monthly", "flow", "none", "given", 0, "previous-period", "strict", 7, true),
            ((string?)defined["kind"], (string?)defined["unit"], (int)defined["per"]!, (int)defined["decimals"]!, (string?)defined["polarity"], (string?)defined["frequency"],
             (string?)defined["temporalType"], (string?)defined["aggregation"], (string?)defined["interval"], (int)defined["lagDays"]!, (string?)defined["directionVersus"],
             (string?)defined["changeTest"]!["method"], (int)defined["spc"]!["shiftPoints"]!, (bool)defined["spc"]!["screenOutliers"]!));
        Assert.Equal(defined.ToJsonString(), JsonNode.Parse(await fixture.Measures.Http.GetStringAsync($"/v1/measures/{code}"))!.ToJsonString());
        Assert.Equal("Sickness", (await new Contracts.Measures.V1.Catalogue.CatalogueClient(fixture.Measures.Grpc).GetMeasureAsync(new GetMeasureRequest { Code = code })).Name);
    }

    [Fact]
    public async Task Grows_the_version_only_when_something_changed()
    {
        var code = await fixture.DefineMeasure(new { name = "One", tags = new[] { "LOF" } });
        await fixture.DefineMeasure(new { name = "One", tags = new[] { "LOF" } }, code);
        Assert.Equal(1, (int)(await Get(code))["version"]!);
        await fixture.DefineMeasure(new { name = "Two" }, code.ToLowerInvariant());
        var now = await Get(code);
        Assert.Equal((2, "Two", code), ((int)now["version"]!, (string?)now["name"], (string?)now["code"]));
    }

    [Fact]
    public async Task Rates_by_the_definition_in_force_in_the_period()
    {
        var code = await fixture.DefineMeasure(new { polarity = "higher", effectiveFrom = "2024-04-01" });
        await fixture.SetTargets(code, new { tolerance = new { unit = "absolute", amount = 0 }, targets = new[] { new { period = "2023-04-01/P3Y", value = 10 } } });
        await fixture.Push($"measure,period,value\n{code},2024-02,11\n{code},2024-04,11\n");
        await fixture.DefineMeasure(new { polarity = "lower", effectiveFrom = "2024-06-01" }, code);
        await fixture.Push($"measure,period,value\n{code},2024-05,11\n{code},2024-06,11\n");
        Assert.Equal(["not-in-force", "green", "green", "red"], (await fixture.Series(code))["points"]!.AsArray().Select(point => (string?)point!["rag"]));
    }

    [Fact]
    public async Task Names_the_rule_that_a_definition_breaks()
    {
        var answer = await fixture.Administrator.PutAsJsonAsync("/v1/measures/X1", new { polarity = "range", range = new { low = 5, high = 1 } });
        Assert.Equal((HttpStatusCode.BadRequest, "measures.range-inverted"), (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]));
        answer = await fixture.Administrator.PutAsJsonAsync("/v1/measures/X1", new { code = "X2" });
        Assert.Equal("measures.code-mismatch", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
        answer = await fixture.Administrator.PutAsJsonAsync("/v1/measures/X1", new { polarity = "sideways" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Administrator.GetAsync("/v1/measures/X1")).StatusCode);
    }

    [Fact]
    public async Task Wants_an_administrator()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PutAsJsonAsync("/v1/measures/X1", new { name = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Measures.Http.PutAsJsonAsync("/v1/measures/X1", new { name = "x" })).StatusCode);
    }

    [Fact]
    public async Task Lists_measures_page_by_page_and_by_source()
    {
        var source = $"s{Guid.NewGuid():N}"[..9];
        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
            codes.Add(await fixture.DefineMeasure(new { source }));
        var first = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures?source={source}&limit=3"))!;
        var second = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures?source={source}&limit=3&cursor={first["next"]}"))!;
        Assert.Null(second["next"]);
        Assert.Equal(codes.Order(StringComparer.OrdinalIgnoreCase), first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (string)item!["code"]!));
    }

    [Fact]
    public async Task Answers_304_to_one_who_knows_it()
    {
        var code = await fixture.DefineMeasure();
        var answer = await fixture.Hr.GetAsync($"/v1/measures/{code}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/v1/measures/{code}");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await fixture.Hr.SendAsync(again)).StatusCode);
    }

    private async Task<JsonNode> Get(string code) => JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{code}"))!;
}
