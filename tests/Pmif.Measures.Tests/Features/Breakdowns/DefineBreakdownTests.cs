using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Breakdowns;

public sealed class DefineBreakdownTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Registers_and_changes_a_breakdown()
    {
        var code = await fixture.DefineBreakdown();
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", new { kind = "locality", name = "Inner West", parents = new[] { "E08000037" }, validFrom = "2020-04-01", validTo = "2024-03-31", successors = new[] { "L9" } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var now = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/breakdowns/{code}"))!;
        Assert.Equal(("locality", "Inner West", "2024-03-31", "L9"), ((string?)now["kind"], (string?)now["name"], (string?)now["validTo"], (string?)now["successors"]![0]));
        var list = JsonNode.Parse(await fixture.Hr.GetStringAsync("/v1/breakdowns?kind=locality&limit=1000"))!;
        Assert.Contains(code, list["items"]!.AsArray().Select(item => (string?)item!["code"]));
        Assert.DoesNotContain("", list["items"]!.AsArray().Select(item => (string?)item!["code"]));
    }

    [Theory]
    [InlineData("B 1", "name", null, null, "measures.breakdown-code-invalid")]
    [InlineData("B1", "", null, null, "measures.breakdown-name-missing")]
    [InlineData("B1", "name", "2024-04-01", "2024-03-31", "measures.breakdown-validity")]
    public async Task Refuses_what_is_not_sound(string code, string name, string? from, string? to, string fault)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{Uri.EscapeDataString(code)}", new { kind = "area", name, validFrom = from, validTo = to });
        Assert.Equal((HttpStatusCode.BadRequest, fault), (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]));
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("no%01where")]
    public async Task Does_not_find_what_is_not_there(string code) =>
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.GetAsync($"/v1/breakdowns/{code}")).StatusCode);
}
