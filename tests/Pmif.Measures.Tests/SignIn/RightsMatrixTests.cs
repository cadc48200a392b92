using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Measures.Tests.SignIn;

public sealed class RightsMatrixTests(MeasuresFixture fixture) : IClassFixture<MeasuresFixture>
{
    private const string Service = "Matrix and Rights";
    private const string May = "2024-05-01/P1M";

    [Fact]
    public async Task Every_route_and_method_lets_in_whom_the_rights_table_names_and_nobody_else()
    {
        var matrix = new RightsMatrix(fixture.Measures, Remit.OfServices(Service), Remit.OfServices("Another Service"), "hr", await Examples());

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 2_000, $"{matrix.Calls} calls");
    }

    private async Task<Dictionary<string, Example>> Examples()
    {
        var measure = await fixture.DefineMeasure(new { leadService = Service });
        var body = Targets(10);
        await fixture.SetTargets(measure, body);
        await fixture.Push($"measure,period,value\n{measure},2024-05,9\n{measure},2024-06,9\n");
        var undone = (string)(await fixture.Push($"measure,period,value\n{measure},2024-07,7\n"))["id"]!;
        var correction = (int)await Post("/v1/corrections", new { measure, period = "2024-06", value = 8, reason = "x" });
        var proposal = (int)await Post($"/v1/measures/{measure}/targets/proposals", Targets(12));
        var (m, why, until) = ($"/v1/measures/{measure}", new { reason = "x" }, DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var decide = new DecideCorrectionRequest { Id = correction, Reason = "x" };
        var decideTargets = new DecideTargetsRequest { Id = proposal, Reason = "x" };
        var input = new TargetInput
        {
            Measure = measure, ToleranceUnit = "relative", ToleranceAmount = "5", Reason = "x", Targets = { new GivenTarget { Period = "2024/25", Value = "12" } },
        };
        return new()
        {
            ["PUT /v1/measures/{code}"] = Example.Rest(m, new { source = "hr", name = "A measure", leadService = Service }),
            ["POST /v1/measures/{code}/retire"] = Example.Rest($"{m}/retire", new { from = "2030-01-01", reason = "x" }),
            ["POST /v1/measures/{code}/reinstate"] = Example.Rest($"{m}/reinstate", why),
            ["POST /v1/submissions"] = Example.Rest("/v1/submissions", $"measure,period,value\n{measure},2024-08,9\n", "text/csv"),
            ["POST /v1/submissions/{id:guid}/revert"] = Example.Rest($"/v1/submissions/{undone}/revert", why),
            ["POST /v1/corrections"] = Example.Rest("/v1/corrections", new { measure, period = "2024-05", value = 8, reason = "x" }),
            ["POST /v1/corrections/{id:int}/accept"] = Example.Rest($"/v1/corrections/{correction}/accept", why),
            ["POST /v1/corrections/{id:int}/reject"] = Example.Rest($"/v1/corrections/{correction}/reject", why),
            ["POST /v1/corrections/{id:int}/withdraw"] = Example.Rest($"/v1/corrections/{correction}/withdraw", why),
            ["POST /v1/late-entries"] = Example.Rest("/v1/late-entries", new { measure, period = "2024-05", until, reason = "x" }),
            ["PUT /v1/measures/{code}/targets"] = Example.Rest($"{m}/targets", body),
            ["POST /v1/measures/{code}/targets/proposals"] = Example.Rest($"{m}/targets/proposals", Targets(12)),
            ["POST /v1/measures/{code}/targets/preview"] = Example.Rest($"{m}/targets/preview", Targets(12)),
            ["POST /v1/target-proposals/{id:int}/accept"] = Example.Rest($"/v1/target-proposals/{proposal}/accept", why),
            ["POST /v1/target-proposals/{id:int}/reject"] = Example.Rest($"/v1/target-proposals/{proposal}/reject", why),
            ["POST /v1/target-proposals/{id:int}/withdraw"] = Example.Rest($"/v1/target-proposals/{proposal}/withdraw", why),
            ["POST /v1/measures/{code}/ratings/override"] = Example.Rest($"{m}/ratings/override", new { period = May, rag = "red", reason = "x" }),
            ["POST /v1/measures/{code}/ratings/withdraw"] = Example.Rest($"{m}/ratings/withdraw", new { period = May, reason = "x" }),
            ["POST /v1/measures/{code}/ratings/revise"] = Example.Rest($"{m}/ratings/revise", new { from = "2024-05-01", reason = "x" }),
            ["POST /v1/measures/{code}/spc/rebase"] = Example.Rest($"{m}/spc/rebase", new { period = May, reason = "x" }),
            ["POST /v1/measures/{code}/spc/ghost"] = Example.Rest($"{m}/spc/ghost", new { period = May, reason = "x" }),
            ["POST /v1/measures/{code}/spc/rebases/{id:int}/remove"] = Example.Rest($"{m}/spc/rebases/1/remove", why),
            ["POST /v1/measures/{code}/spc/ghosts/{id:int}/remove"] = Example.Rest($"{m}/spc/ghosts/1/remove", why),
            ["POST /v1/measures/{code}/recompute"] = Example.Rest($"{m}/recompute?check=true", new { }),
            ["POST /v1/measures/{code}/commentary/erase"] = Example.Rest($"{m}/commentary/erase?period={May}", new { reason = "x" }),
            ["/pmif.measures.v1.Commentaries/EraseCommentary"] = Example.Grpc(new EraseCommentaryRequest { Measure = measure, Period = May, Reason = "x" }),
            ["PUT /v1/measures/{code}/commentary"] = Example.Rest($"{m}/commentary?period={May}", new { text = "As planned." }),
            ["PUT /v1/measures/{code}/rules"] = Example.Rest($"{m}/rules", new { rules = Array.Empty<object>(), reason = "x" }),
            ["POST /v1/measures/{code}/assurance"] = Example.Rest($"{m}/assurance", new { note = "Looked at." }),
            ["POST /v1/measures/{code}/verification"] = Example.Rest($"{m}/verification?period={May}", new { outcome = "verified" }),
            ["/pmif.measures.v1.Collection/OpenLateEntry"] = Example.Grpc(new OpenLateEntryRequest { Measure = measure, Period = "2024-05", Until = until, Reason = "x" }),
            ["/pmif.measures.v1.Collection/ProposeCorrection"] = Example.Grpc(new ProposeCorrectionRequest { Measure = measure, Period = "2024-05", Value = "8", Reason = "x" }),
            ["/pmif.measures.v1.Collection/AcceptCorrection"] = Example.Grpc(decide),
            ["/pmif.measures.v1.Collection/RejectCorrection"] = Example.Grpc(decide),
            ["/pmif.measures.v1.Collection/WithdrawCorrection"] = Example.Grpc(decide),
            ["/pmif.measures.v1.Commentaries/WriteCommentary"] = Example.Grpc(new WriteCommentaryRequest { Measure = measure, Period = May, Text = "As planned." }),
            ["/pmif.measures.v1.DataQuality/VerifyValue"] = Example.Grpc(new VerifyValueRequest { Measure = measure, Period = May, Outcome = "verified" }),
            ["/pmif.measures.v1.DataQuality/AssessMeasure"] = Example.Grpc(new AssessMeasureRequest { Measure = measure, Note = "Looked at." }),
            ["/pmif.measures.v1.Catalogue/DefineMeasure"] = Example.Grpc(new DefineMeasureRequest { Definition = new() { Code = measure, Source = "hr", LeadService = Service } }),
            ["/pmif.measures.v1.Catalogue/RetireMeasure"] = Example.Grpc(new RetireMeasureRequest { Code = measure, From = "2030-01-01", Reason = "x" }),
            ["/pmif.measures.v1.Catalogue/ReinstateMeasure"] = Example.Grpc(new ReinstateMeasureRequest { Code = measure, Reason = "x" }),
            ["/pmif.measures.v1.Submissions/RevertSubmission"] = Example.Grpc(new RevertSubmissionRequest { Id = undone, Reason = "x" }),
            ["/pmif.measures.v1.Targets/PreviewTargets"] = Example.Grpc(input),
            ["/pmif.measures.v1.Targets/ProposeTargets"] = Example.Grpc(input),
            ["/pmif.measures.v1.Targets/AcceptTargets"] = Example.Grpc(decideTargets),
            ["/pmif.measures.v1.Targets/RejectTargets"] = Example.Grpc(decideTargets),
            ["/pmif.measures.v1.Targets/WithdrawTargets"] = Example.Grpc(decideTargets),
            ["/pmif.measures.v1.Submissions/Submit"] = Example.Grpc(new SubmitRequest { Options = new() },
                new SubmitRequest { Rows = new() { Rows = { new SubmitRow { Measure = measure, Period = "2024-09", Value = "9" } } } }),
        };
    }

    private static object Targets(int value) => new
    {
        tolerance = new { unit = "relative", amount = 5 },
        targets = new[] { new { period = "2024-04-01/P1Y", value } },
        reason = "x",
    };

    private async Task<JsonNode> Post(string path, object body)
    {
        using var answer = await fixture.Hr.PostAsJsonAsync(path, body, PmifJson.Options, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!["id"]!;
    }
}
