using System.Globalization;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Tests.Features.Collection;

/// <summary>The gRPC door says what the REST door says.</summary>
public sealed class CollectionGrpcTests(MeasuresFixture fixture)
{
    private readonly Contracts.Measures.V1.Collection.CollectionClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task Locks_lists_and_lifts()
    {
        var measure = await fixture.DefineMeasure();
        var held = await client.LockPeriodAsync(new LockPeriodRequest { Period = "2024/25", Measures = { measure }, Reason = "Reported" }, Key("admin"));
        Assert.Equal(("2024-04-01/P1Y", "2024/25", "demo administrator", measure), (held.Period, held.PeriodLabel, held.LockedBy, Assert.Single(held.Measures)));
        Assert.Contains((await client.ListPeriodLocksAsync(new ListPeriodLocksRequest { On = true, Limit = 1000 })).Locks, one => one.Equals(held));
        var lifted = await client.LiftPeriodLockAsync(new LiftPeriodLockRequest { Id = held.Id, Reason = "Audit" }, Key("admin"));
        Assert.Equal(("Audit", true), (lifted.LiftReason, lifted.LiftedAt > lifted.LockedAt));
        await Refused(StatusCode.PermissionDenied, "auth.not-allowed", async () => await client.LockPeriodAsync(new LockPeriodRequest(), Key("hr")));
        await Refused(StatusCode.FailedPrecondition, "measures.lock-lifted", async () => await client.LiftPeriodLockAsync(new LiftPeriodLockRequest { Id = held.Id, Reason = "x" }, Key("admin")));
    }

    [Fact]
    public async Task Proposes_accepts_and_shows_a_correction()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,3.8\n");
        await fixture.Lock(measure, "2024/25");
        var proposed = await client.ProposeCorrectionAsync(new ProposeCorrectionRequest { Measure = measure, Period = "2024-04", Value = "3.10", Reason = "Wrong" }, Key("hr"));
        Assert.Equal(("proposed", "3.8", "3.10", "revised", ""), (proposed.State, proposed.Before.Value, proposed.After.Value, proposed.After.Flag, proposed.Submission));
        await Refused(StatusCode.PermissionDenied, "measures.same-person", async () => await client.AcceptCorrectionAsync(new DecideCorrectionRequest { Id = proposed.Id }, Key("hr")));
        var accepted = await client.AcceptCorrectionAsync(new DecideCorrectionRequest { Id = proposed.Id }, Key("admin"));
        Assert.Equal(accepted, await client.GetCorrectionAsync(new GetCorrectionRequest { Id = proposed.Id }));
        Assert.Equal(accepted, Assert.Single((await client.ListCorrectionsAsync(new ListCorrectionsRequest { Measure = measure, State = "accepted" })).Corrections));
        await Refused(StatusCode.FailedPrecondition, "measures.correction-decided", async () => await client.RejectCorrectionAsync(new DecideCorrectionRequest { Id = proposed.Id, Reason = "x" }, Key("admin")));
        await Refused(StatusCode.InvalidArgument, "measures.correction-invalid", async () => await client.ProposeCorrectionAsync(new ProposeCorrectionRequest { Measure = measure, Period = "2024-04", Reason = "x" }, Key("hr")));
    }

    [Fact]
    public async Task Withdraws_a_correction()
    {
        var measure = await fixture.DefineMeasure();
        var proposed = await client.ProposeCorrectionAsync(new ProposeCorrectionRequest { Measure = measure, Period = "2024-04", Value = "[x]", Reason = "Unknown" }, Key("hr"));
        Assert.Equal((null, "", "not-available"), (proposed.Before, proposed.After.Value, proposed.After.Flag));
        Assert.Equal("withdrawn", (await client.WithdrawCorrectionAsync(new DecideCorrectionRequest { Id = proposed.Id }, Key("hr"))).State);
    }

    [Fact]
    public async Task Opens_a_late_entry_and_tells_of_the_window()
    {
        var measure = await fixture.DefineMeasure(new { lagDays = 21, collection = new { opensDays = 1, closesDays = 31 } });
        var closed = await client.GetWindowAsync(new GetWindowRequest { Measure = measure, Period = "Apr 2024" });
        Assert.Equal(("2024-04-01/P1M", "2024-05-01", "2024-05-21", "2024-05-31", false, ""), (closed.Period, closed.Opens, closed.Due, closed.Closes, closed.Open, closed.LateEntryUntil));

        var until = DateOnly.FromDateTime(DateTime.Now).AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var entry = await client.OpenLateEntryAsync(new OpenLateEntryRequest { Measure = measure, Breakdown = "", Period = "2024-04", Until = until, Reason = "Late" }, Key("admin"));
        Assert.Equal((true, "", until), (entry.HasBreakdown, entry.Breakdown, entry.Until));
        var open = await client.GetWindowAsync(new GetWindowRequest { Measure = measure, Period = "2024-04" });
        Assert.Equal((true, until), (open.Open, open.LateEntryUntil));
        Assert.False((await client.GetWindowAsync(new GetWindowRequest { Measure = measure, Breakdown = await fixture.DefineBreakdown(), Period = "2024-04" })).Open);

        await fixture.Push($"measure,period,value\n{measure},2024-04,3.8\n");
        var used = Assert.Single((await client.ListLateEntriesAsync(new ListLateEntriesRequest { Measure = measure })).LateEntries);
        Assert.Equal(1, Assert.Single(used.Uses).Values);
    }

    [Fact]
    public async Task Tells_of_the_window_over_REST()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal($$"""{"measure":"{{measure}}","breakdown":"","period":"2024-04-01/P1M","periodLabel":"April 2024","opens":null,"due":"2024-04-30","closes":null,"open":true,"lateEntryUntil":null}""",
            await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/collection?period=2024-04"));
        Assert.Contains("measures.period-invalid", await (await fixture.Hr.GetAsync($"/v1/measures/{measure}/collection?period=2024/25")).Content.ReadAsStringAsync());
        Assert.Contains("\"open\":false", await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/collection?period=2090-01"));
    }

    private static Metadata Key(string source) => new() { { "authorization", $"Bearer pmif_demo_{source}" } };

    private static async Task Refused(StatusCode status, string code, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal((status, code), (refused.StatusCode, refused.ToFault()?.Code));
    }
}
