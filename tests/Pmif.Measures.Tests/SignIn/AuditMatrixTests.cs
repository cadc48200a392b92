using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.Measures.Tests.SignIn;

/// <summary>A new route or method that changes something needs a line here: the test fails without.</summary>
public sealed class AuditMatrixTests(MeasuresFixture fixture)
{
    private const string May = "2024-05-01/P1M";
    private static readonly object Why = new { reason = "x" };

    private static string Until => DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Every_change_leaves_one_entry_and_so_does_every_export_and_nothing_else_any()
    {
        var trail = new TrailChanges(fixture.Measures, async client => (await client.PutAsJsonAsync($"/v1/breakdowns/{Code("B")}", new { kind = "area", name = "A ward" })).EnsureSuccessStatusCode());
        var matrix = new AuditMatrix(fixture.Measures, new Dictionary<string, Change>([.. Catalogue(), .. Values(), .. Judgements(), .. Closing(), .. trail.All()]));

        Assert.Equal("", string.Join('\n', await matrix.Differences(TestContext.Current.CancellationToken)));
        Assert.True(matrix.Changes > 40, $"{matrix.Changes} changes");
    }

    private IEnumerable<KeyValuePair<string, Change>> Catalogue() =>
    [
        new("PUT /v1/measures/{code}", _ => Task.FromResult(Rest($"/v1/measures/{Code("M")}", new { source = "hr", name = "A measure" }))),
        new("POST /v1/measures/{code}/retire", async _ => Rest($"/v1/measures/{await fixture.DefineMeasure()}/retire", new { from = "2030-01-01", reason = "x" })),
        new("POST /v1/measures/{code}/reinstate", async _ =>
        {
            var measure = await fixture.DefineMeasure();
            await Administrator($"/v1/measures/{measure}/retire", new { from = "2030-01-01", reason = "x" });
            return Rest($"/v1/measures/{measure}/reinstate", Why);
        }),
        new("PUT /v1/breakdowns", _ => Task.FromResult(Rest("/v1/breakdowns", new[] { new { code = Code("B"), kind = "area", name = "A ward" } }))),
        new("PUT /v1/breakdowns/{code}", _ => Task.FromResult(Rest($"/v1/breakdowns/{Code("B")}", new { kind = "area", name = "A ward" }))),
        new("PUT /v1/feeds/{code}", async _ => Rest($"/v1/feeds/{Code("F")}", new { source = "hr", measures = new[] { await fixture.DefineMeasure() } })),
        new("PUT /v1/measures/{code}/targets", async _ => Rest($"/v1/measures/{await Filled()}/targets", Targets(10))),
        new("POST /v1/measures/{code}/targets/proposals", async _ => Rest($"/v1/measures/{await Filled()}/targets/proposals", Targets(10))),
        new("POST /v1/target-proposals/{id:int}/accept", async _ => Rest($"/v1/target-proposals/{await Proposed(fixture.Hr)}/accept", Why)),
        new("POST /v1/target-proposals/{id:int}/reject", async _ => Rest($"/v1/target-proposals/{await Proposed(fixture.Hr)}/reject", Why)),
        new("POST /v1/target-proposals/{id:int}/withdraw", async caller => Rest($"/v1/target-proposals/{await Proposed(fixture.Measures.HttpAs(caller))}/withdraw", Why)),
        new("/pmif.measures.v1.Targets/ProposeTargets", async _ => Example.Grpc(new TargetInput
        {
            Measure = await Filled(), ToleranceUnit = "relative", ToleranceAmount = "5", Reason = "x", Targets = { new GivenTarget { Period = "2024/25", Value = "10" } },
        })),
        new("/pmif.measures.v1.Targets/AcceptTargets", async _ => Example.Grpc(new DecideTargetsRequest { Id = await Proposed(fixture.Hr), Reason = "x" })),
        new("/pmif.measures.v1.Targets/RejectTargets", async _ => Example.Grpc(new DecideTargetsRequest { Id = await Proposed(fixture.Hr), Reason = "x" })),
        new("/pmif.measures.v1.Targets/WithdrawTargets", async caller => Example.Grpc(new DecideTargetsRequest { Id = await Proposed(fixture.Measures.HttpAs(caller)), Reason = "x" })),
        new("PUT /v1/measures/{code}/rules", async _ => Rest($"/v1/measures/{await Filled()}/rules", new { rules = new[] { new { kind = "min", limit = 1 } }, reason = "x" })),
        new("PUT /v1/commentary/rule", _ => Task.FromResult(Rest("/v1/commentary/rule", new { rule = new { requiredFor = new[] { "red" }, longestWords = 400 }, reason = "x" }))),
    ];

    private IEnumerable<KeyValuePair<string, Change>> Values() =>
    [
        new("POST /v1/submissions", async _ => Example.Rest("/v1/submissions", $"measure,period,value\n{await fixture.DefineMeasure()},2024-08,9\n", "text/csv")),
        new("POST /v1/submissions/{id:guid}/revert", async _ =>
        {
            var receipt = await fixture.Push($"measure,period,value\n{await fixture.DefineMeasure()},2024-07,7\n");
            return Rest($"/v1/submissions/{receipt["id"]}/revert", Why);
        }),
        new("POST /v1/quarantine/{submission:guid}/release", async _ => Rest($"/v1/quarantine/{await Held()}/release", Why)),
        new("POST /v1/quarantine/{submission:guid}/discard", async _ => Rest($"/v1/quarantine/{await Held()}/discard", Why)),
        new("POST /v1/corrections", async _ => Rest("/v1/corrections", new { measure = await Filled(), period = "2024-05", value = 8, reason = "x" })),
        new("POST /v1/corrections/{id:int}/accept", async _ => Rest($"/v1/corrections/{await Correction(fixture.Hr)}/accept", Why)),
        new("POST /v1/corrections/{id:int}/reject", async _ => Rest($"/v1/corrections/{await Correction(fixture.Hr)}/reject", Why)),
        new("POST /v1/corrections/{id:int}/withdraw", async caller => Rest($"/v1/corrections/{await Correction(fixture.Measures.HttpAs(caller))}/withdraw", Why)),
        new("/pmif.measures.v1.Submissions/Submit", async _ => Example.Grpc(new SubmitRequest { Options = new() },
            new SubmitRequest { Rows = new() { Rows = { new SubmitRow { Measure = await fixture.DefineMeasure(), Period = "2024-09", Value = "9" } } } })),
        new("/pmif.measures.v1.Catalogue/DefineMeasure", _ => Task.FromResult(Example.Grpc(new DefineMeasureRequest { Definition = new() { Code = Code("M"), Source = "hr" } }))),
        new("/pmif.measures.v1.Catalogue/RetireMeasure", async _ =>
            Example.Grpc(new RetireMeasureRequest { Code = await fixture.DefineMeasure(), From = "2030-01-01", Reason = "x" })),
        new("/pmif.measures.v1.Catalogue/ReinstateMeasure", async _ =>
        {
            var measure = await fixture.DefineMeasure();
            await Administrator($"/v1/measures/{measure}/retire", new { from = "2030-01-01", reason = "x" });
            return Example.Grpc(new ReinstateMeasureRequest { Code = measure, Reason = "x" });
        }),
        new("/pmif.measures.v1.Submissions/RevertSubmission", async _ =>
        {
            var receipt = await fixture.Push($"measure,period,value\n{await fixture.DefineMeasure()},2024-07,7\n");
            return Example.Grpc(new RevertSubmissionRequest { Id = (string)receipt["id"]!, Reason = "x" });
        }),
        new("/pmif.measures.v1.Collection/ProposeCorrection", async _ => Example.Grpc(new ProposeCorrectionRequest { Measure = await Filled(), Period = "2024-05", Value = "8", Reason = "x" })),
        new("/pmif.measures.v1.Collection/AcceptCorrection", async _ => Example.Grpc(new DecideCorrectionRequest { Id = await Correction(fixture.Hr), Reason = "x" })),
        new("/pmif.measures.v1.Collection/RejectCorrection", async _ => Example.Grpc(new DecideCorrectionRequest { Id = await Correction(fixture.Hr), Reason = "x" })),
        new("/pmif.measures.v1.Collection/WithdrawCorrection", async caller => Example.Grpc(new DecideCorrectionRequest { Id = await Correction(fixture.Measures.HttpAs(caller)), Reason = "x" })),
    ];

    private IEnumerable<KeyValuePair<string, Change>> Judgements() =>
    [
        new("POST /v1/measures/{code}/ratings/override", async _ => Rest($"/v1/measures/{await Rated()}/ratings/override", new { period = May, rag = "amber", reason = "x" })),
        new("POST /v1/measures/{code}/ratings/withdraw", async _ =>
        {
            var measure = await Rated();
            await Administrator($"/v1/measures/{measure}/ratings/override", new { period = May, rag = "amber", reason = "x" });
            return Rest($"/v1/measures/{measure}/ratings/withdraw", new { period = May, reason = "x" });
        }),
        new("POST /v1/measures/{code}/ratings/revise", async _ => Rest($"/v1/measures/{await Rated()}/ratings/revise", new { from = "2024-05-01", reason = "x" })),
        new("POST /v1/measures/{code}/spc/rebase", async _ => Rest($"/v1/measures/{await Filled()}/spc/rebase", new { period = May, reason = "x" })),
        new("POST /v1/measures/{code}/spc/ghost", async _ => Rest($"/v1/measures/{await Filled()}/spc/ghost", new { period = May, reason = "x" })),
        new("POST /v1/measures/{code}/spc/rebases/{id:int}/remove", _ => Unmark("rebase")),
        new("POST /v1/measures/{code}/spc/ghosts/{id:int}/remove", _ => Unmark("ghost")),
        new("POST /v1/measures/{code}/recompute", async _ => Rest($"/v1/measures/{await Filled()}/recompute", new { })),
        new("POST /v1/measures/{code}/commentary/erase", async _ => Rest($"/v1/measures/{await Written()}/commentary/erase?period={May}", new { reason = "x" })),
        new("/pmif.measures.v1.Commentaries/EraseCommentary", async _ => Example.Grpc(new EraseCommentaryRequest { Measure = await Written(), Period = May, Reason = "x" })),
        new("PUT /v1/measures/{code}/commentary", async _ => Rest($"/v1/measures/{await Rated()}/commentary?period={May}", new { text = "As planned." })),
        new("/pmif.measures.v1.DataQuality/VerifyValue", async _ => Example.Grpc(new VerifyValueRequest { Measure = await Filled(), Period = May, Outcome = "verified" })),
        new("/pmif.measures.v1.DataQuality/AssessMeasure", async _ => Example.Grpc(new AssessMeasureRequest
        {
            Measure = await Filled(), Dimensions = new() { Accuracy = "high" }, Note = "Looked at.",
        })),
        new("POST /v1/measures/{code}/verification", async _ => Rest($"/v1/measures/{await Filled()}/verification?period={May}", new { outcome = "verified" })),
        new("POST /v1/measures/{code}/assurance", async _ => Rest($"/v1/measures/{await Filled()}/assurance", new { dimensions = new { accuracy = "high" }, note = "Looked at." })),
        new("/pmif.measures.v1.Commentaries/WriteCommentary", async _ => Example.Grpc(new WriteCommentaryRequest { Measure = await Rated(), Period = May, Text = "As planned." })),
    ];

    private IEnumerable<KeyValuePair<string, Change>> Closing() =>
    [
        new("POST /v1/period-locks", async _ => Rest("/v1/period-locks", new { period = "2024-04", measures = new[] { await fixture.DefineMeasure() }, reason = "x" })),
        new("POST /v1/period-locks/{id:int}/lift", async _ => Rest($"/v1/period-locks/{await Lock()}/lift", Why)),
        new("POST /v1/late-entries", async _ => Rest("/v1/late-entries", new { measure = await Locked(), period = "2024-04", until = Until, reason = "x" })),
        new("/pmif.measures.v1.Collection/LockPeriod", async _ => Example.Grpc(new LockPeriodRequest { Period = "2024-04", Measures = { await fixture.DefineMeasure() }, Reason = "x" })),
        new("/pmif.measures.v1.Collection/LiftPeriodLock", async _ => Example.Grpc(new LiftPeriodLockRequest { Id = await Lock(), Reason = "x" })),
        new("/pmif.measures.v1.Collection/OpenLateEntry", async _ => Example.Grpc(new OpenLateEntryRequest { Measure = await Locked(), Period = "2024-04", Until = Until, Reason = "x" })),
    ];

    private static string Code(string prefix) => $"{prefix}{Guid.NewGuid():N}"[..13];

    private static Example Rest(string path, object body) => Example.Rest(path, body);

    private static object Targets(int value) => new { tolerance = new { unit = "relative", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value } }, reason = "x" };

    private async Task<string> Filled()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,8\n{measure},2024-05,9\n");
        return measure;
    }

    private async Task<string> Rated()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.SetTargets(measure, Targets(10));
        await fixture.Push($"measure,period,value\n{measure},2024-05,9\n");
        return measure;
    }

    private async Task<string> Written()
    {
        var measure = await Rated();
        using var written = await fixture.Hr.PutAsJsonAsync($"/v1/measures/{measure}/commentary?period={May}", new { text = "As planned." });
        written.EnsureSuccessStatusCode();
        return measure;
    }

    private async Task<string> Locked()
    {
        var measure = await fixture.DefineMeasure();
        await Administrator("/v1/period-locks", new { period = "2024-04", measures = new[] { measure }, reason = "x" });
        return measure;
    }

    private async Task<int> Lock() => (int)(await Administrator("/v1/period-locks", new { period = "2024-04", measures = new[] { await fixture.DefineMeasure() }, reason = "x" }))["id"]!;

    private async Task<int> Proposed(HttpClient by) => (int)(await Post(by, $"/v1/measures/{await Filled()}/targets/proposals", Targets(12)))["id"]!;

    private async Task<int> Correction(HttpClient by) => (int)(await Post(by, "/v1/corrections", new { measure = await Filled(), period = "2024-05", value = 8, reason = "x" }))["id"]!;

    private async Task<string> Held()
    {
        var (measure, feed) = (await fixture.DefineMeasure(), Code("F"));
        using (var agreed = await fixture.Administrator.PutAsJsonAsync($"/v1/feeds/{feed}", new { source = "hr", measures = new[] { measure }, expectedRows = new { least = 5 } }, PmifJson.Options))
            agreed.EnsureSuccessStatusCode();
        return (string)(await fixture.Push($"measure,period,value\n{measure},2024-05,9\n", $"?feed={feed}"))["id"]!;
    }

    private async Task<Example> Unmark(string word)
    {
        var measure = await Filled();
        var mark = await Administrator($"/v1/measures/{measure}/spc/{word}", new { period = May, reason = "x" });
        return Rest($"/v1/measures/{measure}/spc/{word}s/{mark["id"]}/remove", Why);
    }

    private Task<JsonNode> Administrator(string path, object body) => Post(fixture.Administrator, path, body);

    private static async Task<JsonNode> Post(HttpClient by, string path, object body)
    {
        using var answer = await by.PostAsJsonAsync(path, body, PmifJson.Options);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
