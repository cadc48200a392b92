using System.Net;
using System.Text.Json.Nodes;
using static Pmif.Measures.Tests.Features.Submissions.SubmitValuesTests;

namespace Pmif.Measures.Tests.Features.Collection;

public sealed class LateEntryTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Opens_one_period_and_shows_what_came_in_by_it()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");
        await fixture.Lock(measure, "2024/25");
        var entry = await fixture.OpenLateEntry(measure, "2024-04");
        await fixture.OpenLateEntry(measure, "2024-06");

        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,2\n{measure},2024-05,3\n{measure},2024-06,4\n");
        await fixture.Push($"measure,period,value\n{measure},2024-04,2\n");
        await fixture.Push($"measure,period,value\n{measure},2024-04,7\n", "?dryRun=true");
        await fixture.Push($"measure,period,value\n{measure},2024-04,7\n{measure},2024-05,3\n", "?mode=atomic");

        Assert.Equal((3, 1, 1, 0, 1), Counts(receipt));
        Assert.Equal([(2, "measures.period-closed")], Issues(receipt));
        var listed = (await Listed(measure)).Single(one => (int)one["id"]! == (int)entry["id"]!);
        Assert.Equal(("demo administrator", "The ward's return was late", "2024-04-01/P1M"), ((string?)listed["openedBy"], (string?)listed["reason"], (string?)listed["period"]));
        var use = Assert.Single(listed["uses"]!.AsArray())!;
        Assert.Equal(((string?)receipt["id"], 1), ((string?)use["submission"], (int)use["values"]!));
    }

    [Fact]
    public async Task Opens_one_breakdown_only_where_one_is_named()
    {
        var measure = await fixture.DefineMeasure();
        var (ward, other) = (await fixture.DefineBreakdown(), await fixture.DefineBreakdown());
        await fixture.Lock(measure, "2024/25");
        await fixture.OpenLateEntry(measure, "2024-04", ward);
        var receipt = await fixture.Push($"measure,breakdown,period,value\n{measure},{ward},2024-04,1\n{measure},{other},2024-04,2\n{measure},,2024-04,3\n");
        Assert.Equal([(2, "measures.period-closed"), (3, "measures.period-closed")], Issues(receipt));
    }

    [Fact]
    public async Task Ends_with_a_lock_that_is_set_after_it()
    {
        var measure = await fixture.DefineMeasure(new { collection = new { closesDays = 31 } });
        await fixture.OpenLateEntry(measure, "2024-04");
        Assert.Equal((1, 1, 0, 0, 0), Counts(await fixture.Push($"measure,period,value\n{measure},2024-04,1\n")));
        await fixture.Lock(measure, "2024/25");
        Assert.Equal([(1, "measures.period-closed")], Issues(await fixture.Push($"measure,period,value\n{measure},2024-04,2\n")));
        await fixture.OpenLateEntry(measure, "2024-04");
        Assert.Equal((1, 0, 1, 0, 0), Counts(await fixture.Push($"measure,period,value\n{measure},2024-04,2\n")));
    }

    [Fact]
    public async Task Lets_a_submission_be_undone_and_shows_it()
    {
        var measure = await fixture.DefineMeasure();
        var first = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");
        await fixture.Lock(measure, "2024/25");
        await fixture.OpenLateEntry(measure, "2024-04");
        var (status, undone) = await fixture.Hr.Post($"/v1/submissions/{first["id"]}/revert", new { reason = "wrong" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((string?)undone["id"], (string?)Assert.Single((await Listed(measure)).Single()["uses"]!.AsArray())!["submission"]);
    }

    [Fact]
    public async Task Refuses_what_is_no_late_entry()
    {
        var measure = await fixture.DefineMeasure();
        var today = DateOnly.FromDateTime(DateTime.Now);
        async Task<string?> Code(object body) => (string?)(await fixture.Administrator.Post("/v1/late-entries", body)).Body["code"];
        Assert.Equal("measures.reason-missing", await Code(new { measure, period = "2024-04", until = today }));
        Assert.Equal("measures.until-invalid", await Code(new { measure, period = "2024-04", reason = "x" }));
        Assert.Equal("measures.until-invalid", await Code(new { measure, period = "2024-04", until = today.AddDays(-1), reason = "x" }));
        Assert.Equal("measures.until-invalid", await Code(new { measure, period = "2024-04", until = today.AddDays(400), reason = "x" }));
        Assert.Equal("measures.period-invalid", await Code(new { measure, period = "2024/25", until = today, reason = "x" }));
        Assert.Equal("measures.period-in-future", await Code(new { measure, period = "2090-04", until = today, reason = "x" }));
        Assert.Equal("measures.measure-not-found", await Code(new { measure = "no-such-measure", period = "2024-04", until = today, reason = "x" }));
        Assert.Equal("measures.breakdown-not-found", await Code(new { measure, breakdown = "nowhere", period = "2024-04", until = today, reason = "x" }));
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.Post("/v1/late-entries", new { measure })).Status);
    }

    private async Task<List<JsonNode>> Listed(string measure) =>
        [.. JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/late-entries?measure={measure}"))!["items"]!.AsArray().Select(one => one!)];
}
