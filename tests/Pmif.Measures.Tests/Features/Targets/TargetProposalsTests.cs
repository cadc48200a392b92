using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Targets;

/// <summary>Targets that take effect only once a second person has approved them.</summary>
public sealed class TargetProposalsTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Takes_effect_once_a_second_person_accepts_it()
    {
        var measure = await Measure();
        var (status, proposal) = await Send(fixture.Hr, $"/v1/measures/{measure}/targets/proposals", Body(12));
        Assert.Equal((HttpStatusCode.OK, "proposed", 1, "demo hr"), (status, (string?)proposal["state"], (int)proposal["against"]!, (string?)proposal["proposedBy"]));
        Assert.Equal(("green", 1), (await Rag(measure), await Version(measure)));

        var id = (int)proposal["id"]!;
        Assert.Equal((HttpStatusCode.Forbidden, "measures.target-same-person"), await Refusal(fixture.Hr, $"/v1/target-proposals/{id}/accept"));
        var (_, accepted) = await Send(fixture.Administrator, $"/v1/target-proposals/{id}/accept", new { reason = "As discussed." });

        Assert.Equal(("accepted", "demo administrator", 2), ((string?)accepted["state"], (string?)accepted["decidedBy"], (int)accepted["version"]!));
        Assert.Equal(("red", 2), (await Rag(measure), await Version(measure)));
        var stored = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/targets"))!;
        Assert.Equal(("demo hr", "demo administrator", id), ((string?)stored["recordedBy"], (string?)stored["approvedBy"], (int)stored["proposal"]!));
        Assert.Equal((HttpStatusCode.Conflict, "measures.target-proposal-decided"), await Refusal(fixture.Administrator, $"/v1/target-proposals/{id}/accept"));
        Assert.Equal("accepted", (string?)JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/target-proposals/{id}"))!["state"]);
    }

    [Fact]
    public async Task Is_rejected_with_a_reason_or_withdrawn_by_who_proposed_it()
    {
        var measure = await Measure();
        var first = await Proposed(measure, 12);
        Assert.Equal((HttpStatusCode.BadRequest, "measures.reason-missing"), await Refusal(fixture.Administrator, $"/v1/target-proposals/{first}/reject"));
        Assert.Equal((HttpStatusCode.Forbidden, "measures.target-not-the-proposer"), await Refusal(fixture.Administrator, $"/v1/target-proposals/{first}/withdraw"));
        Assert.Equal("rejected", (string?)(await Send(fixture.Administrator, $"/v1/target-proposals/{first}/reject", new { reason = "Too low." })).Body["state"]);
        var second = await Proposed(measure, 13);
        Assert.Equal("withdrawn", (string?)(await Send(fixture.Hr, $"/v1/target-proposals/{second}/withdraw", new { })).Body["state"]);

        Assert.Equal(1, await Version(measure));
        Assert.Equal([(second, "withdrawn"), (first, "rejected")], JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/target-proposals?measure={measure}"))!["items"]!.AsArray()
            .Select(item => ((int)item!["id"]!, (string?)item["state"])));
        Assert.Empty(JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/target-proposals?measure={measure}&state=proposed"))!["items"]!.AsArray());
    }

    [Fact]
    public async Task Is_decided_against_what_stood_and_one_at_a_time()
    {
        var measure = await Measure();
        var id = await Proposed(measure, 12);
        Assert.Equal(id, await Proposed(measure, 12));
        Assert.Equal("measures.target-proposal-open", (string?)(await Send(fixture.Hr, $"/v1/measures/{measure}/targets/proposals", Body(13))).Body["code"]);
        Assert.Equal("measures.target-proposal-unchanged", (string?)(await Send(fixture.Hr, $"/v1/measures/{await Measure()}/targets/proposals", Body(10))).Body["code"]);
        Assert.Equal("measures.tolerance-of-zero", (string?)(await Send(fixture.Hr, $"/v1/measures/{measure}/targets/proposals", Body(0))).Body["code"]);

        await fixture.SetTargets(measure, Body(11));
        Assert.Equal((HttpStatusCode.Conflict, "measures.target-proposal-outdated"), await Refusal(fixture.Administrator, $"/v1/target-proposals/{id}/accept"));
        Assert.Equal(2, await Version(measure));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_does()
    {
        var measure = await Measure();
        var id = await Proposed(measure, 12);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(fixture.Administrator, $"/v1/target-proposals/{id}/accept", new { })));
        Assert.Equal(1, answers.Count(answer => answer.Status == HttpStatusCode.OK));
        Assert.Equal(2, await Version(measure));
    }

    [Fact]
    public async Task Only_who_feeds_a_measure_may_propose_its_targets()
    {
        var measure = await Measure();
        using var finance = fixture.Measures.HttpAs("finance");
        Assert.Equal((HttpStatusCode.Forbidden, "measures.source-not-allowed"), await Refusal(finance, $"/v1/measures/{measure}/targets/proposals", Body(12)));
        Assert.Equal((HttpStatusCode.Forbidden, "measures.source-not-allowed"), await Refusal(finance, $"/v1/target-proposals/{await Proposed(measure, 12)}/accept"));
    }

    [Fact]
    public async Task Targets_that_ask_for_a_second_person_cannot_be_changed_by_one()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.SetTargets(measure, Body(10, "second-person"));
        await fixture.SetTargets(measure, Body(10));
        Assert.Equal((HttpStatusCode.Conflict, "measures.target-approval-required"), await Put(fixture.Administrator, measure, Body(11, "none")));

        var id = await Proposed(measure, 11);
        await Send(fixture.Administrator, $"/v1/target-proposals/{id}/accept", new { });
        // Who leaves it out does not thereby take the second person away.
        Assert.Equal((HttpStatusCode.Conflict, "measures.target-approval-required"), await Put(fixture.Administrator, measure, Body(12)));
    }

    [Fact]
    public async Task A_council_may_ask_for_a_second_person_everywhere()
    {
        await using var service = await RunningService.Start<Program>((await fixture.AnotherService()) with { Configuration = new Dictionary<string, string> { ["Pmif:Targets:Approval"] = "SecondPerson" } });
        using var administrator = service.HttpAs("admin");
        await administrator.PutAsJsonAsync("/v1/measures/T1", new { source = "hr" });
        Assert.Equal((HttpStatusCode.Conflict, "measures.target-approval-required"), await Put(administrator, "T1", Body(11)));
    }

    [Fact]
    public async Task A_proposal_shows_its_lines_the_colour_and_the_chance_before_it_is_made_and_is_decided_over_gRPC()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly", temporalType = "rate" });
        await fixture.SetTargets(measure, Body(10));
        await fixture.Push("measure,period,value\n" + string.Concat(from year in Enumerable.Range(2021, 4) from quarter in Enumerable.Range(1, 4)
                                                                    where (year, quarter) != (2024, 4) select $"{measure},{year}/{year - 1999} Q{quarter},{10 + (quarter % 2)}\n"));
        var (client, hr) = (new Contracts.Measures.V1.Targets.TargetsClient(fixture.Measures.Grpc), Key("hr"));
        var input = new TargetInput
        {
            Measure = measure, ToleranceUnit = "absolute", ToleranceAmount = "2", Reason = "plan", Targets = { new GivenTarget { Period = "2024/25", Value = "40", Stretch = "45" } },
        };

        var preview = await client.PreviewTargetsAsync(input, hr);
        Assert.Equal(("2024-10-01/P3M", "40", "38", "45"), (preview.Lines[2].Period, preview.Lines[2].Target, preview.Lines[2].Amber, preview.Lines[2].Stretch));
        Assert.Equal(("Q3 2024/25", "green", "red", "40"), (preview.Latest.PeriodLabel, preview.Latest.Rag, preview.Latest.RagAfter, preview.Latest.TargetAfter));
        Assert.Equal(("2025-01-01/P3M", "red", "40"), (preview.Outlook.Forecast.Period, preview.Outlook.Forecast.Rag, preview.Outlook.Forecast.Target));
        Assert.InRange(preview.Outlook.Chance, 0, 0.05);
        Assert.Contains("measures.target-unreachable", preview.Warnings.Select(warning => warning.Code));
        Assert.Equal(1, await Version(measure));

        input.Targets[0].Period = "whenever";
        Assert.Equal("measures.period-invalid", (await Assert.ThrowsAsync<RpcException>(async () => await client.PreviewTargetsAsync(input, hr))).Trailers.GetValue("fault-code"));
        input.Targets[0].Period = "2024/25";
        input.Targets[0].Value = "4o";
        Assert.Equal("measures.target-number", (await Assert.ThrowsAsync<RpcException>(async () => await client.ProposeTargetsAsync(input, hr))).Trailers.GetValue("fault-code"));
        input.Targets[0].Value = "40";
        input.AmberRule = "sometimes";
        Assert.Equal("measures.target-word", (await Assert.ThrowsAsync<RpcException>(async () => await client.ProposeTargetsAsync(input, hr))).Trailers.GetValue("fault-code"));

        input.AmberRule = "";
        var proposal = await client.ProposeTargetsAsync(input, hr);
        Assert.Equal(("proposed", "demo hr", "2024-04-01/P1Y", "45"), (proposal.State, proposal.ProposedBy, proposal.Targets.Targets[0].Period, proposal.Targets.Targets[0].Stretch));
        Assert.Equal([proposal.Id], (await client.ListTargetProposalsAsync(new() { Measure = measure, State = "proposed" }, hr)).Proposals.Select(one => one.Id));
        var accepted = await client.AcceptTargetsAsync(new() { Id = proposal.Id }, Key("admin"));
        Assert.Equal(("accepted", 2), (accepted.State, accepted.Version));
        Assert.Equal([(2, "40"), (1, "10")], (await client.ListTargetVersionsAsync(new() { Measure = measure }, hr)).Versions.Select(one => (one.Version, one.Targets[0].Value)));
        Assert.Equal("red", await Rag(measure));
    }

    private static Metadata Key(string who) => new() { { "authorization", $"Bearer pmif_demo_{who}" } };

    private async Task<string> Measure()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.SetTargets(measure, Body(10));
        await fixture.Push($"measure,period,value\n{measure},2024-05,10\n");
        return measure;
    }

    private static object Body(decimal target, string? approval = null) =>
        new { tolerance = new { unit = "relative", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = target } }, reason = "plan", approval };

    private async Task<int> Proposed(string measure, decimal target) => (int)(await Send(fixture.Hr, $"/v1/measures/{measure}/targets/proposals", Body(target))).Body["id"]!;

    private async Task<string?> Rag(string measure) => (string?)(await fixture.Series(measure))["state"]!["rag"];

    private async Task<int> Version(string measure) => (int)JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/targets"))!["version"]!;

    private static async Task<(HttpStatusCode, string?)> Put(HttpClient client, string measure, object body)
    {
        var answer = await client.PutAsJsonAsync($"/v1/measures/{measure}/targets", body);
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }

    private static async Task<(HttpStatusCode, string?)> Refusal(HttpClient client, string address, object? body = null)
    {
        var (status, answer) = await Send(client, address, body ?? new { });
        return (status, (string?)answer["code"]);
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Send(HttpClient client, string address, object body)
    {
        var answer = await client.PostAsJsonAsync(address, body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
