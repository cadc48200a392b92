using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.Events;

namespace Pmif.Measures.Tests.Features.ChartMarks;

public sealed class RebaseSeriesTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Starts_limits_runs_and_moving_ranges_anew_in_chart_and_state()
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var measure = await Stepped();
        Assert.Equal("improvement-high", (string?)(await fixture.Series(measure))["state"]!["variation"]);

        var (status, rebase) = await Post($"{measure}/spc/rebase", new { period = "2024-01-01/P1M", reason = "A new contract" });

        Assert.Equal((HttpStatusCode.OK, "2024-01-01/P1M", "A new contract", "demo administrator"), (status, (string?)rebase["period"], (string?)rebase["reason"], (string?)rebase["recordedBy"]));
        var points = (await Chart(measure))["points"]!.AsArray();
        Assert.Equal([12], Enumerable.Range(0, 24).Where(i => (bool)points[i]!["rebase"]!));
        Assert.Equal((null, 10.5m, 20.5m), (points[12]!["movingRange"], (decimal)points[11]!["mean"]!, (decimal)points[12]!["mean"]!));
        Assert.All(points, point => Assert.Equal("none", (string?)point!["rule"]));
        Assert.Equal(("common-cause", 2), ((string?)(await fixture.Series(measure))["state"]!["variation"], (int)(await fixture.Series(measure))["state"]!["revision"]!));
        Assert.Equal("common-cause", (string?)(await tap.Hears(measure, revision: 2))["series"]![0]!["state"]!["variation"]);

        // What comes later is judged by the new limits.
        await fixture.Push($"measure,period,value\n{measure},2025-01,60\n");
        Assert.Equal("improvement-high", (string?)(await fixture.Series(measure))["state"]!["variation"]);
    }

    [Fact]
    public async Task Is_made_once_and_concerns_one_series()
    {
        var (measure, area) = (await Stepped(), await fixture.DefineBreakdown());
        await fixture.Push($"measure,breakdown,period,value\n{measure},{area},2023-01,1\n{measure},{area},2023-02,2\n");
        var first = (await Post($"{measure}/spc/rebase", new { period = "2024-01-01/P1M", reason = "once" })).Body;
        Assert.Equal((int)first["id"]!, (int)(await Post($"{measure}/spc/rebase", new { period = "2024-01-01/P1M", reason = "twice" })).Body["id"]!);
        await Post($"{measure}/spc/rebase", new { period = "2023-02-01/P1M", reason = "there", breakdown = area });

        Assert.Equal(["", area], (await List($"{measure}/spc/rebases")).Select(rebase => (string?)rebase!["breakdown"]));
        Assert.Equal(["there"], (await List($"{measure}/spc/rebases?breakdown={area}")).Select(rebase => (string?)rebase!["reason"]));
        Assert.Single((await Chart(measure))["points"]!.AsArray(), point => (bool)point!["rebase"]!);
    }

    [Fact]
    public async Task Can_be_removed_with_a_reason_and_stays_in_the_list()
    {
        var measure = await Stepped();
        var id = (int)(await Post($"{measure}/spc/rebase", new { period = "2024-01-01/P1M", reason = "A new contract" })).Body["id"]!;
        Assert.Equal("measures.reason-missing", (string?)(await Post($"{measure}/spc/rebases/{id}/remove", new { })).Body["code"]);

        var (status, _) = await Post($"{measure}/spc/rebases/{id}/remove", new { reason = "The wrong measure" });

        Assert.Equal(HttpStatusCode.OK, status);
        var removed = Assert.Single(await List($"{measure}/spc/rebases"))!;
        Assert.Equal(("The wrong measure", "demo administrator"), ((string?)removed["removedReason"], (string?)removed["removedBy"]));
        Assert.Equal("improvement-high", (string?)(await fixture.Series(measure))["state"]!["variation"]);
        Assert.Equal((HttpStatusCode.Conflict, "measures.rebase-removed"), await Refusal($"{measure}/spc/rebases/{id}/remove", new { reason = "again" }));
        Assert.Equal((HttpStatusCode.NotFound, "measures.rebase-not-found"), await Refusal($"{await Stepped()}/spc/rebases/{id}/remove", new { reason = "x" }));
        Assert.Equal(HttpStatusCode.OK, (await Post($"{measure}/spc/rebase", new { period = "2024-01-01/P1M", reason = "After all" })).Status);
    }

    [Fact]
    public async Task Wants_an_administrator_a_reason_and_a_period_with_a_value_before_it()
    {
        var measure = await Stepped();
        Assert.Equal((HttpStatusCode.BadRequest, "measures.reason-missing"), await Refusal($"{measure}/spc/rebase", new { period = "2024-01-01/P1M" }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rebase-period"), await Refusal($"{measure}/spc/rebase", new { reason = "x" }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rebase-period"), await Refusal($"{measure}/spc/rebase", new { period = "2030-01-01/P1M", reason = "x" }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.rebase-period"), await Refusal($"{measure}/spc/rebase", new { period = "2023-01-01/P1M", reason = "x" }));
        Assert.Equal(HttpStatusCode.NotFound, (await Post("nonsense/spc/rebase", new { period = "2024-01-01/P1M", reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PostAsJsonAsync($"/v1/measures/{measure}/spc/rebase", new { period = "2024-01-01/P1M", reason = "x" })).StatusCode);
    }

    // A year about 10.5 and one about 20.5.
    private async Task<string> Stepped()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(0, 24).Select(i => $"{measure},{2023 + i / 12}-{i % 12 + 1:00},{(i < 12 ? 10 : 20) + i % 2}\n")));
        return measure;
    }

    private async Task<JsonNode> Chart(string measure) => JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/spc"))!;

    private async Task<JsonArray> List(string address) => JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{address}"))!["items"]!.AsArray();

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(string address, object body)
    {
        var answer = await fixture.Administrator.PostAsJsonAsync($"/v1/measures/{address}", body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private async Task<(HttpStatusCode Status, string? Code)> Refusal(string address, object body)
    {
        var (status, answer) = await Post(address, body);
        return (status, (string?)answer["code"]);
    }
}
