using Grpc.Core;
using Pmif.Contracts.Audit.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;
using Pmif.Web.Wording;
using Status = Grpc.Core.Status;

namespace Pmif.Web.Features.Audit;

/// <summary>What was found in all trails together, and the parts that did not answer.</summary>
public sealed record AuditFound(IReadOnlyList<FoundEntry> Entries, AuditPosition? Next, IReadOnlyList<IPart> Missing);

/// <summary>An entry, and whether another follows it in its trail.</summary>
public sealed record TrailEntry(AuditEntryMessage Entry, bool HasNext);

/// <summary>What removing somebody's name came to in one trail.</summary>
/// <param name="Fault">Why it was not removed; none where it was, or was not there.</param>
/// <param name="WasKnown">Whether there was a name.</param>
public sealed record Forgotten(string Service, bool WasKnown, Fault? Fault);

/// <summary>Asks the services, each about its own audit trail.</summary>
public sealed class AuditTrails(IServiceProvider clients, Ask ask)
{
    public const int PageSize = 50;

    /// <summary>The services that have a trail.</summary>
    public static readonly IReadOnlyList<string> Services = ["framework", "measures", "risk", "benchmarking", "reporting"];

    /// <summary>The latest entries of all trails that are asked.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="from">How far each trail was shown.</param>
    /// <param name="take">How many entries at most.</param>
    /// <param name="headers">What to say with the question; none for a page.</param>
    /// <param name="ct">Ends when the reader leaves.</param>
    public async Task<AuditFound> Search(AuditQuery query, AuditPosition from, int take, Metadata? headers, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        var parts = await Task.WhenAll(query.Services.Where(service => !from.IsDone(service)).Select(service => Page(service, query.Request(from.Before(service), take), headers, ct)));
        var (entries, next) = AuditMerge.Newest(from, [.. parts.Select(part => part.Value).OfType<TrailPage>()], take);
        return new(entries, next, [.. parts.Where(part => part.Value is null)]);
    }

    /// <summary>One entry by its place in a service's trail.</summary>
    public Task<Part<TrailEntry>> Get(string service, long place, CancellationToken ct) => ask.For(AuditWords.Trail(service), async () =>
    {
        var answer = await Of(service).ListAuditEntriesAsync(new() { BeforePlace = place + 2, Limit = 2 }, cancellationToken: ct);
        return answer.Entries.FirstOrDefault(entry => entry.Place == place) is { } found
            ? new TrailEntry(found, answer.Entries.Any(entry => entry.Place > place)) : throw new RpcException(new Status(StatusCode.NotFound, "There is no such entry."));
    }, ct);

    /// <summary>Has a service check its trail from the beginning, and find in it what somebody wrote down earlier, if they did.</summary>
    public Task<Part<AuditTrailVerdict>> Verify(string service, string head, CancellationToken ct) => ask.For(AuditWords.Trail(service), async () =>
    {
        // A stream has no deadline and would wait for a service that is down; this has one.
        await Of(service).ListAuditEntriesAsync(new() { Limit = 1 }, cancellationToken: ct);
        using var call = Of(service).VerifyAuditTrail(new() { Head = head }, cancellationToken: ct);
        AuditTrailVerdict? verdict = null;
        await foreach (var answer in call.ResponseStream.ReadAllAsync(ct)) verdict = answer.Verdict ?? verdict;
        return verdict ?? throw new RpcException(new Status(StatusCode.Unavailable, "It stopped before it came to a verdict."));
    }, ct);

    /// <summary>Removes before, after, why and address of an entry; the fault where that was not done.</summary>
    public async Task<Fault?> Redact(string service, string id, string reason, CancellationToken ct)
    {
        var done = await Of(service).RedactAuditEntryAsync(new() { Id = id, Reason = reason }, cancellationToken: ct).AsResult();
        return done.IsFault ? done.Fault : null;
    }

    /// <summary>Removes the name of somebody who acted from every trail that answers, and says of each how it went.</summary>
    public Task<Forgotten[]> Forget(string actor, string reason, CancellationToken ct) => Task.WhenAll(Services.Select(async service =>
    {
        var done = await Of(service).ForgetPersonAsync(new() { Actor = actor, Reason = reason }, cancellationToken: ct).AsResult();
        return !done.IsFault ? new Forgotten(service, true, null) : new(service, false, done.Fault.Kind == FaultKind.NotFound ? null : done.Fault);
    }));

    private Task<Part<TrailPage>> Page(string service, ListAuditEntriesRequest request, Metadata? headers, CancellationToken ct) => ask.For(AuditWords.Trail(service), async () =>
    {
        var answer = await Of(service).ListAuditEntriesAsync(request, headers, cancellationToken: ct);
        return new TrailPage(service, answer.Entries, answer.Next.Length > 0);
    }, ct);

    private Audits.AuditsClient Of(string service) => clients.GetRequiredKeyedService<Audits.AuditsClient>(service);
}
