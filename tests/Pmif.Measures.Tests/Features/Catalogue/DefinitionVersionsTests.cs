using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Catalogue;

/// <summary>The versions of a definition, and which of them a period is judged by.</summary>
public sealed class DefinitionVersionsTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Lists_versions_newest_first_page_by_page_with_who_when_and_why()
    {
        var code = await fixture.DefineMeasure(new { name = "One" });
        await Put(code, new { name = "Two", source = "hr", effectiveFrom = "2024-04-01" }, "?reason=Cabinet%2C%2024%20January");
        await fixture.DefineMeasure(new { name = "Three" }, code);

        var first = await Get($"/v1/measures/{code}/versions?limit=2");
        var second = await Get($"/v1/measures/{code}/versions?limit=2&cursor={first["next"]}");

        var versions = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).ToList();
        Assert.Null(second["next"]);
        Assert.Equal([(3, "Three"), (2, "Two"), (1, "One")], versions.Select(version => ((int)version!["version"]!, (string)version["definition"]!["name"]!)));
        Assert.Equal(("2024-04-01", "demo administrator", "Cabinet, 24 January"), ((string?)versions[1]!["effectiveFrom"], (string?)versions[1]!["recordedBy"], (string?)versions[1]!["reason"]));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.GetAsync("/v1/measures/nonsense/versions")).StatusCode);
    }

    [Fact]
    public async Task Answers_one_version_or_the_one_in_force_on_a_day()
    {
        var code = await fixture.DefineMeasure(new { name = "One", effectiveFrom = "2023-04-01" });
        await fixture.DefineMeasure(new { name = "Two", effectiveFrom = "2024-04-01" }, code);

        Assert.Equal("One", (string?)(await Get($"/v1/measures/{code}?version=1"))["name"]);
        Assert.Equal("One", (string?)(await Get($"/v1/measures/{code}?on=2024-03-31"))["name"]);
        Assert.Equal("Two", (string?)(await Get($"/v1/measures/{code}?on=2024-04-01"))["name"]);
        foreach (var missing in new[] { "version=3", "on=2023-03-31" })
        {
            var answer = await fixture.Hr.GetAsync($"/v1/measures/{code}?{missing}");
            Assert.Equal((HttpStatusCode.NotFound, "measures.version-not-found"), (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]));
        }
        var grpc = new Contracts.Measures.V1.Catalogue.CatalogueClient(fixture.Measures.Grpc);
        Assert.Equal(("One", "One", "Two"), ((await grpc.GetMeasureAsync(new() { Code = code, Version = 1 })).Name, (await grpc.GetMeasureAsync(new() { Code = code, On = "2024-03-31" })).Name,
            (await grpc.GetMeasureAsync(new() { Code = code })).Name));
    }

    [Fact]
    public async Task A_change_never_rewrites_the_past()
    {
        var code = await fixture.DefineMeasure(new { polarity = "higher", decimals = 0 });
        await fixture.SetTargets(code, new { tolerance = new { unit = "absolute", amount = 0 }, targets = new[] { new { period = "2024-01-01/P1Y", value = 10 } } });
        await fixture.Push($"measure,period,value\n{code},2024-01,8\n{code},2024-02,12\n{code},2024-03,14\n");
        var before = await fixture.Series(code);

        await fixture.DefineMeasure(new { polarity = "lower", decimals = 0, effectiveFrom = "2024-04-01" }, code);

        // What stood stands, the state at its latest period too, and a late correction of the past is judged by the rules of then.
        Assert.Equal(before["points"]!.ToJsonString(), (await fixture.Series(code))["points"]!.ToJsonString());
        Assert.Equal("improving", (string?)(await fixture.Series(code))["state"]!["direction"]);
        await fixture.Push($"measure,period,value\n{code},2024-01,11\n{code},2024-04,9\n");
        var after = await fixture.Series(code);
        Assert.Equal(["green", "green", "green", "green"], after["points"]!.AsArray().Select(point => (string?)point!["rag"]));
        Assert.Equal("improving", (string?)after["state"]!["direction"]);
    }

    [Fact]
    public async Task Another_frequency_from_a_day_on_takes_each_period_as_it_was_reported_then()
    {
        var code = await fixture.DefineMeasure(new { frequency = "monthly" });
        await fixture.DefineMeasure(new { frequency = "quarterly", effectiveFrom = "2024-04-01" }, code);
        var receipt = await fixture.Push($"measure,period,value\n{code},2024-03-01/P1M,1\n{code},2024-04-01/P3M,2\n{code},2024-01-01/P3M,3\n{code},2024-05-01/P1M,4\n");
        Assert.Equal([(3, "measures.period-frequency-mismatch"), (4, "measures.period-frequency-mismatch")], Issues(receipt));
    }

    [Fact]
    public async Task Refuses_a_change_of_a_definition_that_changed_since_it_was_read()
    {
        var code = await fixture.DefineMeasure(new { name = "One" });
        var seen = (await fixture.Administrator.GetAsync($"/v1/measures/{code}")).Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.OK, (await Put(code, new { name = "Two", source = "hr" }, "", seen)).StatusCode);
        var late = await Put(code, new { name = "Three", source = "hr" }, "", seen);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "measures.definition-changed"), (late.StatusCode, (string?)JsonNode.Parse(await late.Content.ReadAsStringAsync())!["code"]));
        Assert.Equal("Two", (string?)(await Get($"/v1/measures/{code}"))["name"]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put($"N{Guid.NewGuid():N}"[..12], new { source = "hr" }, "", "*")).StatusCode);
    }

    private async Task<HttpResponseMessage> Put(string code, object definition, string query = "", string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/measures/{code}{query}") { Content = JsonContent.Create(definition) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await fixture.Administrator.SendAsync(request);
    }

    private async Task<JsonNode> Get(string address) => JsonNode.Parse(await fixture.Hr.GetStringAsync(address))!;
}
