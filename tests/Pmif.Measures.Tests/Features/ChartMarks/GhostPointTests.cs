using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.ChartMarks;

public sealed class GhostPointTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Leaves_a_point_out_of_chart_and_state_until_that_is_taken_back()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(0, 14).Select(i => $"{measure},{2023 + i / 12}-{i % 12 + 1:00},{(i == 13 ? 900 : 10 + i % 2)}\n")));
        Assert.Equal("improvement-high", await Variation(measure));

        var (status, ghost) = await Post($"{measure}/spc/ghost", new { period = "2024-02-01/P1M", reason = "The system was down" });

        Assert.Equal((HttpStatusCode.OK, "ghost", "2024-02-01/P1M", "The system was down", "demo administrator"),
            (status, (string?)ghost["kind"], (string?)ghost["period"], (string?)ghost["reason"], (string?)ghost["recordedBy"]));
        var chart = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/spc"))!;
        var last = chart["points"]!.AsArray()[^1]!;
        Assert.Equal((true, "none", 900m), ((bool)last["ghosted"]!, (string?)last["rule"], (decimal)last["value"]!));
        Assert.True((decimal)last["mean"]! < 11);
        Assert.Equal("common-cause", await Variation(measure));
        Assert.Equal((int)ghost["id"]!, (int)(await Post($"{measure}/spc/ghost", new { period = "2024-02-01/P1M", reason = "again" })).Body["id"]!);

        Assert.Equal("measures.rebase-not-found", (string?)(await Post($"{measure}/spc/rebases/{ghost["id"]}/remove", new { reason = "x" })).Body["code"]);
        Assert.Equal(HttpStatusCode.OK, (await Post($"{measure}/spc/ghosts/{ghost["id"]}/remove", new { reason = "It was real" })).Status);
        Assert.Equal("improvement-high", await Variation(measure));
        Assert.Equal("measures.ghost-removed", (string?)(await Post($"{measure}/spc/ghosts/{ghost["id"]}/remove", new { reason = "x" })).Body["code"]);
        var listed = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/spc/ghosts"))!["items"]!.AsArray();
        Assert.Equal(["It was real"], listed.Select(one => (string?)one!["removedReason"]));
        Assert.Empty(JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/spc/rebases"))!["items"]!.AsArray());
    }

    [Fact]
    public async Task Wants_an_administrator_a_reason_and_a_period_with_a_value()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-01,1\n");
        Assert.Equal("measures.reason-missing", (string?)(await Post($"{measure}/spc/ghost", new { period = "2024-01-01/P1M" })).Body["code"]);
        Assert.Equal("measures.ghost-period", (string?)(await Post($"{measure}/spc/ghost", new { period = "2024-02-01/P1M", reason = "x" })).Body["code"]);
        Assert.Equal("measures.ghost-not-found", (string?)(await Post($"{measure}/spc/ghosts/0/remove", new { reason = "x" })).Body["code"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PostAsJsonAsync($"/v1/measures/{measure}/spc/ghost", new { period = "2024-01-01/P1M", reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post($"{measure}/spc/ghost", new { period = "2024-01-01/P1M", reason = "x" })).Status);
    }

    private async Task<string?> Variation(string measure) => (string?)(await fixture.Series(measure))["state"]!["variation"];

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(string address, object body)
    {
        var answer = await fixture.Administrator.PostAsJsonAsync($"/v1/measures/{address}", body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
