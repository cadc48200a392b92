using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Pmif.Contracts.Measures.Events;
using Pmif.Testing;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Catalogue;

public sealed class RetireMeasureTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Ends_the_periods_that_end_on_or_after_the_day_and_takes_no_values_for_them()
    {
        var (code, successor) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        await fixture.SetTargets(code, new { tolerance = new { unit = "absolute", amount = 0 }, targets = new[] { new { period = "2024-01-01/P1Y", value = 10 } } });
        await fixture.Push($"measure,period,value\n{code},2024-03,12\n{code},2024-04,12\n{code},2024-05,12\n");

        var (status, retired) = await Post(code, "retire", new { from = "2024-04-01", reason = "Replaced by Cabinet", replacedBy = successor.ToLowerInvariant() });

        Assert.Equal((HttpStatusCode.OK, "retired", 2), (status, (string?)retired["state"], (int)retired["version"]!));
        Assert.Equal(("2024-04-01", "Replaced by Cabinet", successor),
            ((string?)retired["retirement"]!["from"], (string?)retired["retirement"]!["reason"], (string?)retired["retirement"]!["replacedBy"]));
        var series = await fixture.Series(code);
        Assert.Equal(["green", "not-in-force", "not-in-force"], series["points"]!.AsArray().Select(point => (string?)point!["rag"]));
        Assert.Equal("not-in-force", (string?)series["state"]!["rag"]);

        var receipt = await fixture.Push($"measure,period,value\n{code},2024-06,1\n{code},2024-02,13\n");
        Assert.Equal([(1, "measures.measure-retired")], Issues(receipt));
        Assert.Contains(successor, (string?)receipt["issues"]![0]!["message"]);
    }

    [Fact]
    public async Task Can_be_taken_back_and_both_stand_among_the_versions()
    {
        var code = await fixture.DefineMeasure();
        await fixture.SetTargets(code, new { tolerance = new { unit = "absolute", amount = 0 }, targets = new[] { new { period = "2024-01-01/P1Y", value = 10 } } });
        await fixture.Push($"measure,period,value\n{code},2024-04,12\n");
        await Post(code, "retire", new { from = "2024-04-01", reason = "No longer needed" });
        await Post(code, "retire", new { from = "2024-04-01", reason = "No longer needed" });
        await fixture.DefineMeasure(new { name = "Renamed" }, code);
        Assert.Equal("retired", (string?)(await Get(code))["state"]);

        var (_, reinstated) = await Post(code, "reinstate", new { reason = "Scrutiny asked for it" });

        Assert.Equal(("in-force", 4, null), ((string?)reinstated["state"], (int)reinstated["version"]!, reinstated["retirement"]));
        Assert.Equal("green", (string?)(await fixture.Series(code))["state"]!["rag"]);
        var versions = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{code}/versions"))!["items"]!.AsArray();
        Assert.Equal(["Scrutiny asked for it", "", "No longer needed", ""], versions.Select(version => (string?)version!["reason"]));
        Assert.Equal((HttpStatusCode.Conflict, "measures.not-retired"), await Refusal(code, "reinstate", new { reason = "again" }));
    }

    [Fact]
    public async Task Is_the_same_over_gRPC_whose_versions_say_when_by_whom_and_why()
    {
        var (code, successor) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var client = new Contracts.Measures.V1.Catalogue.CatalogueClient(fixture.Measures.Grpc);
        var admin = new Metadata { { "Authorization", "Bearer pmif_demo_admin" } };

        var retired = await client.RetireMeasureAsync(new() { Code = code, From = "2024-04-01", Reason = "Replaced by Cabinet", ReplacedBy = successor }, admin);
        var back = await client.ReinstateMeasureAsync(new() { Code = code, Reason = "Scrutiny asked for it" }, admin);
        var first = await client.ListVersionsAsync(new() { Code = code, Limit = 2 });
        var rest = await client.ListVersionsAsync(new() { Code = code, Limit = 2, Cursor = first.Next });

        Assert.Equal(("retired", "2024-04-01", "Replaced by Cabinet", successor), (retired.State, retired.RetiredFrom, retired.RetiredReason, retired.ReplacedBy));
        Assert.Equal(("in-force", 3, ""), (back.State, back.Version, back.RetiredFrom));
        Assert.Equal([(3, "Scrutiny asked for it", ""), (2, "Replaced by Cabinet", "2024-04-01"), (1, "", "")],
            first.Versions.Concat(rest.Versions).Select(version => (version.Definition.Version, version.Reason, version.Definition.RetiredFrom)));
        Assert.All(first.Versions, version => Assert.Equal(("demo administrator", ""), (version.RecordedBy, version.Definition.State)));
        Assert.Equal("", rest.Next);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.ReinstateMeasureAsync(new() { Code = code, Reason = "again" }, admin));
        Assert.Equal("measures.not-retired", refused.Trailers.GetValue("fault-code"));
    }

    [Fact]
    public async Task Lists_by_where_in_its_life_a_measure_is_and_by_its_other_marks()
    {
        var source = $"s{Guid.NewGuid():N}"[..9];
        var going = await fixture.DefineMeasure(new { source, kind = "strategic", tags = new[] { "LOF", "PHOF" } });
        var coming = await fixture.DefineMeasure(new { source, effectiveFrom = "2999-04-01", assuranceRating = "limited" });
        var gone = await fixture.DefineMeasure(new { source });
        await Post(gone, "retire", new { from = "2024-04-01", reason = "gone" });
        var later = await fixture.DefineMeasure(new { source, kind = "contextual" });
        await Post(later, "retire", new { from = "2999-04-01", reason = "one day" });

        Assert.Equal(new[] { going, later }.Order(), await List("state=in-force"));
        Assert.Equal([gone], await List("state=retired"));
        Assert.Equal([coming], await List("state=future"));
        Assert.Equal([going], await List("kind=strategic"));
        Assert.Equal([going], await List("tag=phof"));
        Assert.Equal([coming], await List("assurance=limited"));
        Assert.Equal(HttpStatusCode.BadRequest, (await fixture.Hr.GetAsync("/v1/measures?state=asleep")).StatusCode);
        Assert.Equal(2, (await fixture.Hr.GetStringAsync($"/v1/measures.csv?source={source}&state=in-force")).Split("\r\n").Length - 2);
        var grpc = await new Contracts.Measures.V1.Catalogue.CatalogueClient(fixture.Measures.Grpc).ListMeasuresAsync(new() { Source = source, State = "retired" });
        Assert.Equal((gone, "2024-04-01", "retired"), (Assert.Single(grpc.Measures).Code, grpc.Measures[0].RetiredFrom, grpc.Measures[0].State));

        async Task<IEnumerable<string>> List(string filter) =>
            JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures?source={source}&{filter}"))!["items"]!.AsArray().Select(item => (string)item!["code"]!).ToList();
    }

    [Fact]
    public async Task Refuses_what_does_not_hold_together()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var composite = await fixture.DefineComposite(over, under);
        Assert.Equal((HttpStatusCode.BadRequest, "measures.retirement-day-missing"), await Refusal(over, "retire", new { reason = "x" }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.reason-missing"), await Refusal(over, "retire", new { from = "2024-04-01", reason = " " }));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.replaced-by-unknown"), await Refusal(under, "retire", new { from = "2024-04-01", reason = "x", replacedBy = under }));
        Assert.Equal((HttpStatusCode.Conflict, "measures.composite-part"), await Refusal(over, "retire", new { from = "2024-04-01", reason = "x" }));
        await Post(composite, "retire", new { from = "2024-04-01", reason = "x" });
        Assert.Equal(HttpStatusCode.OK, (await Post(over, "retire", new { from = "2024-04-01", reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Post("nonsense", "retire", new { from = "2024-04-01", reason = "x" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PostAsJsonAsync($"/v1/measures/{under}/retire", new { from = "2024-04-01", reason = "x" })).StatusCode);
    }

    [Fact]
    public async Task Is_told_by_an_event()
    {
        await using var tap = await EventTap.On<MeasureDefined>(fixture.Measures.Settings.Broker);
        var code = await fixture.DefineMeasure();
        await Post(code, "retire", new { from = "2024-04-01", reason = "gone" });
        await Eventually.True(() => Task.FromResult(tap.Of(code).Count >= 2));
        Assert.Equal([(1, null), (2, "2024-04-01")], tap.Of(code).Select(message => ((int)message["version"]!, (string?)message["retiredFrom"])));
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(string code, string verb, object body)
    {
        var answer = await fixture.Administrator.PostAsJsonAsync($"/v1/measures/{code}/{verb}", body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private async Task<(HttpStatusCode Status, string? Code)> Refusal(string code, string verb, object body)
    {
        var (status, answer) = await Post(code, verb, body);
        return (status, (string?)answer["code"]);
    }

    private async Task<JsonNode> Get(string code) => JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{code}"))!;
}
