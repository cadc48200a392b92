using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Audit;

public sealed class AuditTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task A_submission_leaves_one_entry_however_many_values_it_brings()
    {
        var measure = await fixture.DefineMeasure();

        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n{measure},2024-06,3\n");

        var entry = Assert.Single(await Entries($"subject={receipt["id"]}"));
        Assert.Equal(("values.submitted", "key-demo-hr", "rest"), ((string?)entry["action"], (string?)entry["actor"], (string?)entry["door"]));
        Assert.Equal((3, "hr", "accepted"), ((int)entry["after"]!["rows"]!["inserted"]!, (string?)entry["after"]!["source"], (string?)entry["after"]!["outcome"]));
    }

    [Fact]
    public async Task Submissions_that_go_alone_leave_one_entry_as_those_that_go_together_do()
    {
        var measure = await fixture.DefineMeasure();

        var withIssues = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-13,2\n");
        var refused = await fixture.Push($"measure,period,value\n{measure},2024-05,1\n{measure},2024-13,2\n", "?mode=atomic");

        Assert.Equal("accepted-with-issues", (string?)Assert.Single(await Entries($"subject={withIssues["id"]}"))["after"]!["outcome"]);
        Assert.Equal("rejected", (string?)Assert.Single(await Entries($"subject={refused["id"]}"))["after"]!["outcome"]);
    }

    [Fact]
    public async Task Submissions_of_several_senders_that_are_committed_together_keep_their_senders_and_traces()
    {
        var finance = await fixture.DefineMeasure(new { source = "finance" });
        using var other = fixture.Measures.HttpAs("finance");
        string[] measures = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.DefineMeasure()));

        var pushed = await Task.WhenAll([.. measures.Select(measure => fixture.Push($"measure,period,value\n{measure},2024-04,1\n")),
            MeasuresFixture.Push(other, $"measure,period,value\n{finance},2024-04,1\n")]);

        var entries = await Task.WhenAll(pushed.Select(async receipt => Assert.Single(await Entries($"subject={receipt["id"]}"))));
        Assert.Equal("key-demo-finance", (string?)entries[^1]["actor"]);
        Assert.All(entries[..^1], entry => Assert.Equal("key-demo-hr", (string?)entry["actor"]));
        Assert.Equal(entries.Length, entries.Select(entry => (string?)entry["traceId"]).Distinct().Count());
    }

    [Fact]
    public async Task What_changes_nothing_leaves_none()
    {
        var measure = await fixture.DefineMeasure();
        var trial = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n", "?dryRun=true");
        await fixture.DefineMeasure(code: measure);
        await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{measure}/targets?dryRun=true", Targets(10));
        await fixture.Hr.PostAsJsonAsync($"/v1/measures/{measure}/commentary/check?period=2024-04", new { text = "x" });
        await fixture.Hr.PostAsJsonAsync($"/v1/measures/{measure}/retire", new { from = "2024-04-01", reason = "Not mine to end." });

        Assert.Equal("measure.defined", (string?)Assert.Single(await Entries($"subject={measure}"))["action"]);
        Assert.Empty(await Entries($"subject={trial["id"]}"));
    }

    [Fact]
    public async Task An_entry_of_targets_holds_what_stood_before_and_after_and_why()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.SetTargets(measure, Targets(10));
        await fixture.SetTargets(measure, Targets(12));

        var entry = (await Entries($"subject={measure}&action=targets.set"))[0];

        Assert.Equal((10m, 12m), (Value(entry["before"]!), Value(entry["after"]!["targets"]!)));
        Assert.Equal(("Plan.", "demo administrator"), ((string?)entry["why"], (string?)entry["actorName"]));
    }

    [Fact]
    public async Task A_rating_set_by_hand_and_taken_back_leaves_one_entry_each()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.SetTargets(measure, Targets(10));
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");

        await fixture.Administrator.PostAsJsonAsync($"/v1/measures/{measure}/ratings/override", new { period = "2024-04-01/P1M", rag = "green", reason = "Floods." });
        await fixture.Administrator.PostAsJsonAsync($"/v1/measures/{measure}/ratings/withdraw", new { period = "2024-04-01/P1M", reason = "No floods." });

        var (withdrawn, overridden) = (Assert.Single(await Entries($"subject={measure}&action=rating.withdrawn")), Assert.Single(await Entries($"subject={measure}&action=rating.overridden")));
        Assert.Equal(("red", "green", "Floods."), ((string?)overridden["before"]!["rag"], (string?)overridden["after"]!["rag"], (string?)overridden["why"]));
        Assert.Equal(("green", "red", "No floods."), ((string?)withdrawn["before"]!["rag"], (string?)withdrawn["after"]!["rag"], (string?)withdrawn["why"]));
    }

    [Fact]
    public async Task The_door_is_told_of_gRPC_calls()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");
        var client = new Commentaries.CommentariesClient(fixture.Measures.Grpc);

        await client.WriteCommentaryAsync(new() { Measure = measure, Period = "2024-04", Text = "Fewer staff." }, new Metadata { { "Authorization", "Bearer pmif_demo_hr" } });

        var entry = Assert.Single(await Entries($"subject={measure}&action=commentary.written"));
        Assert.Equal(("grpc", "Fewer staff."), ((string?)entry["door"], (string?)entry["after"]!["text"]));
    }

    [Fact]
    public async Task An_export_is_recorded()
    {
        var tag = Guid.NewGuid().ToString("N");

        await fixture.Hr.GetAsync($"/v1/measures.csv?tag={tag}");
        await fixture.Hr.GetAsync($"/v1/measures.xlsx?tag={tag}");

        Assert.Contains(await Entries("action=list.exported&subject=measures.csv"), entry => ((string?)entry["after"]?["query"])?.Contains(tag, StringComparison.Ordinal) == true);
        Assert.Contains(await Entries("action=list.exported&subject=measures.xlsx"), entry => ((string?)entry["after"]?["query"])?.Contains(tag, StringComparison.Ordinal) == true);
    }

    private static object Targets(decimal value) => new
    {
        tolerance = new { unit = "relative", amount = 5 },
        targets = new[] { new { period = "2024-04-01/P1Y", value } },
        reason = "Plan.",
    };

    private static decimal Value(JsonNode set) => (decimal)set["targets"]![0]!["value"]!;

    private async Task<JsonNode[]> Entries(string query)
    {
        await Eventually.True(async () => await fixture.Query<long>("select count(*) from audit_entry where place is null") == 0, what: "every entry has its place");
        return [.. JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/audit?limit=1000&{query}"))!["items"]!.AsArray().Select(item => item!)];
    }
}
