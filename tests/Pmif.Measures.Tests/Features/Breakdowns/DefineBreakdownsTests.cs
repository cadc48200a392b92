using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Breakdowns;

public sealed class DefineBreakdownsTests(MeasuresFixture fixture)
{
    private readonly string prefix = $"L{Guid.NewGuid():N}"[..12];

    [Fact]
    public async Task A_list_inserts_updates_and_leaves_alone_and_tells_how_many()
    {
        var first = await Put(Area("1", "One"), Area("2", "Two"));
        var second = await Put(Area("1", "One"), Area("2", "Two, renamed"), Area("3", "Three"));

        Assert.Equal((HttpStatusCode.OK, "2 2 0 0"), (first.Status, Counts(first.Body)));
        Assert.Equal((HttpStatusCode.OK, "3 1 1 1"), (second.Status, Counts(second.Body)));
        Assert.Equal("Two, renamed", (string?)JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/breakdowns/{prefix}2"))!["name"]);
    }

    [Fact]
    public async Task One_that_is_not_sound_keeps_out_all_and_each_is_told_with_its_place()
    {
        var (status, body) = await Put(Area("1", "One"), Area("2", ""), Area(" ", "Code"), Area("1", "Again"));

        Assert.Equal((HttpStatusCode.BadRequest, "measures.breakdown-list-invalid"), (status, (string?)body["code"]));
        Assert.Equal(
            [("[1]", "measures.breakdown-name-missing"), ("[2]", "measures.breakdown-code-invalid"), ("[3]", "measures.breakdown-listed-twice")],
            body["issues"]!.AsArray().Select(issue => ((string)issue!["path"]!, (string)issue["code"]!)));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Administrator.GetAsync($"/v1/breakdowns/{prefix}1")).StatusCode);
    }

    [Fact]
    public async Task Only_an_administrator_may_and_only_five_thousand_at_once()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PutAsJsonAsync("/v1/breakdowns", new[] { Area("1", "One") })).StatusCode);
        var (status, body) = await Put([.. Enumerable.Range(1, 5_001).Select(number => Area($"{number}", "x"))]);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "measures.breakdown-list-too-long"), (status, (string?)body["code"]));
    }

    private object Area(string code, string name) => new { code = prefix + code, kind = "area", name };

    private async Task<(HttpStatusCode Status, JsonNode Body)> Put(params object[] items)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync("/v1/breakdowns", items);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static string Counts(JsonNode body) => string.Join(' ', new[] { "received", "inserted", "updated", "unchanged" }.Select(name => (int)body[name]!));
}
