extern alias risk;

using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Audit.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Pmif.Testing;
using Grant = Pmif.ServiceDefaults.Grant;

namespace Pmif.Framework.Tests.Features.Access;

/// <summary>Framework and Risk, as they run, on one broker.</summary>
public sealed class LeaverTests(TestServers servers)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_name_of_somebody_who_left_goes_from_every_trail_also_of_a_service_that_was_down()
    {
        await using var framework = await RunningService.Start<Program>(await servers.SettingsFor("framework"));
        var settings = await servers.SettingsFor("risk") with { Broker = framework.Settings.Broker, Configuration = new Dictionary<string, string> { ["services:measures:grpc:0"] = "http://localhost:9" } };
        Caller leaver;
        await using (var risk = await RunningService.Start<risk::Program>(settings))
        {
            leaver = await SignIn(framework, "Lena Leaver");
            await Act(risk, leaver, "L1");
            await Eventually.Value(() => Entries(risk, leaver.Id), entries => entries is [{ ActorName: "Lena Leaver" }]);
        }

        using (var removed = await framework.HttpAs("admin").PostAsJsonAsync($"/v1/people/{leaver.Id}/remove", new { reason = "Left in March.", forgetName = true }, PmifJson.Options, Cancel))
            removed.EnsureSuccessStatusCode();
        await Eventually.True(async () => (await Forgotten(framework, leaver.Id)).Count == 1, what: "Framework's own trail forgot the name");

        await using (var risk = await RunningService.Start<risk::Program>(settings))
        {
            await Eventually.True(async () => (await Forgotten(risk, leaver.Id)).Count == 1, what: "the trail of Risk forgot the name");
            // A token that was given out before still lives for a moment.
            await Act(risk, leaver, "L2");
            var entries = await Eventually.Value(() => Entries(risk, leaver.Id), entries => entries.Count == 2);
            Assert.All(entries, entry => Assert.Equal("", entry.ActorName));
            var told = (await Forgotten(risk, leaver.Id)).Single();
            Assert.Equal(("queue", "framework", "Left in March."), (told.Door, told.Via, told.Why));
            Assert.Null(await Flaw(risk));
        }

        Assert.Null(await Flaw(framework));
    }

    private static async Task<Caller> SignIn(RunningService framework, string name)
    {
        var person = await new Contracts.Access.V1.Access.AccessClient(framework.Grpc).ResolvePersonAsync(
            new() { Issuer = "https://provider", Subject = name, Name = name }, framework.HeadersOf(Caller.Service("web")), cancellationToken: Cancel);
        return new(CallerKind.Person, person.Id, name) { Grants = [new Grant(Role.PerformanceTeam, Remit.Everything)], Via = "web" };
    }

    private static async Task Act(RunningService risk, Caller caller, string code)
    {
        using var http = risk.HttpAs(caller);
        var score = new { likelihood = 3, impact = 3, rationale = "Because" };
        using var answer = await http.PutAsJsonAsync($"/v1/risks/{code}", new
        {
            title = "A risk", cause = "A cause", @event = "An event", consequence = "A consequence", category = "finance", owner = "Director", proximity = "3-12-months", treatment = "treat",
            appetite = "cautious", scores = new { inherent = score, current = score, target = score }, objectives = Array.Empty<string>(), measures = Array.Empty<object>(),
            controls = Array.Empty<object>(), reviewDue = "2999-02-26",
        }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static Task<IReadOnlyList<AuditEntryMessage>> Entries(RunningService service, string actor) => List(service, new() { Actor = actor });

    private static Task<IReadOnlyList<AuditEntryMessage>> Forgotten(RunningService service, string actor) => List(service, new() { Action = "audit.person-forgotten", Subject = actor });

    private static async Task<IReadOnlyList<AuditEntryMessage>> List(RunningService service, ListAuditEntriesRequest request) =>
        (await new Audits.AuditsClient(service.Grpc).ListAuditEntriesAsync(request, service.HeadersOf(Auditor), cancellationToken: Cancel)).Entries;

    private static async Task<AuditTrailFlaw?> Flaw(RunningService service)
    {
        using var call = new Audits.AuditsClient(service.Grpc).VerifyAuditTrail(new(), service.HeadersOf(Auditor), cancellationToken: Cancel);
        return (await call.ResponseStream.ReadAllAsync(Cancel).LastAsync(Cancel)).Verdict.Flaw;
    }

    private static Caller Auditor => new(CallerKind.Person, "auditor", "Auditor") { Grants = [new Grant(Role.Auditor, Remit.Everything)] };
}
