using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Pmif.Testing;
using RabbitMQ.Client;

namespace Pmif.Measures.Tests.SignIn;

/// <summary>Who knows the id of something outside their remit gets no further by it.</summary>
public sealed class RemitEscapeTests(MeasuresFixture fixture)
{
    private const string Service = "Escape and Sons", Elsewhere = "Elsewhere";

    private static readonly Caller
        Viewer = Person(Role.Viewer, Remit.Everything), Outside = Person(Role.MeasureOwner, Remit.OfServices(Elsewhere)), Inside = Person(Role.Verifier, Remit.OfServices(Service)),
        Auditor = Person(Role.Auditor, Remit.Everything), Named = Viewer with { Id = "escape-named", MaySeeHeld = true },
        OtherKey = new(CallerKind.Machine, "escape-key", "Another source") { Source = "finance" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_proposed_correction_is_read_by_who_may_propose_or_decide_for_its_measure_and_once_accepted_by_everybody()
    {
        var measure = await Filled();
        var id = (int)(await Send(fixture.Hr, "/v1/corrections", new { measure, period = "2024-05", value = 8, reason = "x" }))["id"]!;
        var grpc = new Contracts.Measures.V1.Collection.CollectionClient(fixture.Measures.Grpc);

        await ReadBy($"/v1/corrections/{id}", $"/v1/corrections?measure={measure}",
            headers => grpc.GetCorrectionAsync(new() { Id = id }, headers, cancellationToken: Cancel).ResponseAsync,
            async headers => (await grpc.ListCorrectionsAsync(new() { Measure = measure }, headers, cancellationToken: Cancel)).Corrections.Count);

        Assert.Null((await Send(fixture.Administrator, $"/v1/corrections/{id}/accept", new { }))["code"]);
        Assert.Equal((null, 1), (await Code(Viewer, $"/v1/corrections/{id}"), await Count(Outside, $"/v1/corrections?measure={measure}")));
    }

    [Fact]
    public async Task Proposed_targets_are_read_by_who_may_propose_or_decide_for_their_measure_and_once_accepted_by_everybody()
    {
        var measure = await Filled();
        var body = new { tolerance = new { unit = "relative", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 9 } }, reason = "x" };
        var id = (int)(await Send(fixture.Hr, $"/v1/measures/{measure}/targets/proposals", body))["id"]!;
        var grpc = new Contracts.Measures.V1.Targets.TargetsClient(fixture.Measures.Grpc);

        await ReadBy($"/v1/target-proposals/{id}", $"/v1/target-proposals?measure={measure}",
            headers => grpc.GetTargetProposalAsync(new() { Id = id }, headers, cancellationToken: Cancel).ResponseAsync,
            async headers => (await grpc.ListTargetProposalsAsync(new() { Measure = measure }, headers, cancellationToken: Cancel)).Proposals.Count);

        Assert.Null((await Send(fixture.Administrator, $"/v1/target-proposals/{id}/accept", new { }))["code"]);
        Assert.Equal((null, 1), (await Code(Viewer, $"/v1/target-proposals/{id}"), await Count(Outside, $"/v1/target-proposals?measure={measure}")));
    }

    [Fact]
    public async Task What_stood_in_refused_rows_is_not_told_to_others_who_know_the_submission()
    {
        // Of a source of its own: issues are for those who work for any measure of the source.
        var source = $"escape-{Guid.NewGuid():N}"[..20];
        var measure = await fixture.DefineMeasure(new { source, leadService = Service });
        using var owner = fixture.Measures.HttpAs(new Caller(CallerKind.Machine, $"key-{source}", "Its key") { Source = source });
        var receipt = await MeasuresFixture.Push(owner, $"measure,period,value\n{measure},2024-05,about 7\n");
        var (address, id) = ($"/v1/submissions/{receipt["id"]}", (string)receipt["id"]!);
        var grpc = new Contracts.Measures.V1.Submissions.SubmissionsClient(fixture.Measures.Grpc);

        foreach (var (caller, code) in Refused())
        {
            Assert.Equal(code, await Code(caller, $"{address}/issues"));
            Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(() => grpc.ListIssuesAsync(new() { Id = id }, Headers(caller), cancellationToken: Cancel).ResponseAsync)).ToFault()?.Code);
            var seen = await Get(caller, address);
            Assert.Equal((1, 0), ((int)seen["issueCount"]!, seen["issues"]!.AsArray().Count));
            Assert.Empty((await grpc.GetSubmissionAsync(new() { Id = id }, Headers(caller), cancellationToken: Cancel)).Issues);
        }

        foreach (var caller in new[] { Inside, Auditor, Named })
            Assert.Equal(1, await Count(caller, $"{address}/issues"));
        Assert.Contains("about 7", await owner.GetStringAsync(new Uri(address, UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_submission_of_two_services_is_not_undone_by_who_reaches_one_of_them()
    {
        var (mine, theirs) = (await Filled(Elsewhere), await Filled());
        var receipt = await fixture.Push($"measure,period,value\n{mine},2024-07,7\n{theirs},2024-07,7\n");
        var grpc = new Contracts.Measures.V1.Submissions.SubmissionsClient(fixture.Measures.Grpc);

        Assert.Equal("auth.outside-remit", await Code(Outside, $"/v1/submissions/{receipt["id"]}/revert", new { reason = "x" }));
        var refused = await Assert.ThrowsAsync<RpcException>(() =>
            grpc.RevertSubmissionAsync(new() { Id = (string)receipt["id"]!, Reason = "x" }, fixture.Measures.HeadersOf(Outside), cancellationToken: Cancel).ResponseAsync);

        Assert.Equal("auth.outside-remit", refused.ToFault()?.Code);
        foreach (var measure in new[] { mine, theirs }) Assert.Equal(2, (await fixture.Series(measure))["points"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_mark_on_another_measures_chart_is_not_removed_by_the_way_of_ones_own()
    {
        var (mine, theirs) = (await Filled(Elsewhere), await Filled());
        var mark = (int)(await Send(fixture.Administrator, $"/v1/measures/{theirs}/spc/ghost", new { period = "2024-05-01/P1M", reason = "x" }))["id"]!;

        Assert.Equal("auth.outside-remit", await Code(Outside, $"/v1/measures/{theirs}/spc/ghosts/{mark}/remove", new { reason = "x" }));
        Assert.Equal("measures.ghost-not-found", await Code(Outside, $"/v1/measures/{mine}/spc/ghosts/{mark}/remove", new { reason = "x" }));
        Assert.Equal(0L, await fixture.Query<long>("select count(*) from chart_marks where id = $1 and removed_at is not null", mark));
    }

    [Fact]
    public async Task A_message_for_a_measure_outside_a_keys_reach_changes_nothing_of_it()
    {
        var (mine, theirs) = (await fixture.DefineMeasure(new { source = "finance" }), await Filled());
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var body = $$"""
            {"apiKey":"pmif_demo_finance","values":[{"measure":"{{theirs}}","period":"2024-05","value":1},{"measure":"{{mine}}","period":"2024-05","value":2}]}
            """;
        await tap.Channel.BasicPublishAsync("", "pmif.submissions", mandatory: true, new BasicProperties { ContentType = "application/json" }, Encoding.UTF8.GetBytes(body), Cancel);

        var taken = await Eventually.Value(() => fixture.Series(mine), series => series["points"]!.AsArray().Count > 0);
        var receipt = await Get(Auditor, $"/v1/submissions/{taken["points"]![0]!["submission"]}");
        Assert.Equal(["measures.source-not-allowed"], receipt["issues"]!.AsArray().Select(issue => (string)issue!["code"]!));
        Assert.Equal(9m, (decimal)(await fixture.Series(theirs))["points"]![0]!["value"]!);
    }

    private static IEnumerable<(Caller, string)> Refused() =>
        [(Viewer, "auth.not-allowed"), (Caller.Anonymous, "auth.not-allowed"), (Outside, "auth.outside-remit"), (OtherKey, "auth.outside-remit")];

    private async Task ReadBy(string one, string list, Func<Metadata, Task> grpcOne, Func<Metadata, Task<int>> grpcList)
    {
        foreach (var (caller, code) in Refused().Select(row => row.Item1 == OtherKey ? (OtherKey, "measures.source-not-allowed") : row))
        {
            Assert.Equal((code, 0), (await Code(caller, one), await Count(caller, list)));
            Assert.Equal((code, 0), ((await Assert.ThrowsAsync<RpcException>(() => grpcOne(Headers(caller)))).ToFault()?.Code, await grpcList(Headers(caller))));
        }

        foreach (var caller in new[] { Inside, Auditor, Named })
        {
            Assert.Equal((null, 1), (await Code(caller, one), await Count(caller, list)));
            await grpcOne(Headers(caller));
            Assert.Equal(1, await grpcList(Headers(caller)));
        }
    }

    private Metadata Headers(Caller caller) => caller.IsKnown ? fixture.Measures.HeadersOf(caller) : [];

    private async Task<string> Filled(string service = Service)
    {
        var measure = await fixture.DefineMeasure(new { leadService = service });
        await fixture.Push($"measure,period,value\n{measure},2024-05,9\n");
        return measure;
    }

    private async Task<JsonNode> Get(Caller caller, string path)
    {
        using var client = caller.IsKnown ? fixture.Measures.HttpAs(caller) : new HttpClient { BaseAddress = fixture.Measures.Address };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private async Task<string?> Code(Caller caller, string path) => (string?)(await Get(caller, path))["code"];

    private async Task<string?> Code(Caller caller, string path, object body)
    {
        using var client = fixture.Measures.HttpAs(caller);
        return (string?)(await Send(client, path, body))["code"];
    }

    private async Task<int> Count(Caller caller, string path) => ((await Get(caller, path))["items"] as JsonArray)?.Count ?? 0;

    private static async Task<JsonNode> Send(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, PmifJson.Options, Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private static Caller Person(Role role, Remit remit) => new(CallerKind.Person, $"escape-{Words.Of(role)}", $"The {Words.Of(role)}") { Grants = [new(role, remit)] };
}
