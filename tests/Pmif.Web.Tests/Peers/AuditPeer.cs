using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pmif.Contracts.Audit.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Tests.Peers;

/// <summary>The audit trails of all services; which one is asked, the token says. Filters as the services do, as far as the pages need it.</summary>
public sealed class AuditPeer(Council council) : Audits.AuditsBase
{
    private static readonly string[] Services = ["framework", "measures", "risk", "benchmarking", "reporting"];

    public override async Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context)
    {
        var (service, _) = await Asked(context, Rights.SearchAudit);
        if (context.RequestHeaders.GetValue("pmif-taken-out") is { } file) council.Note(service, file, context);
        var found = Trail(service).Where(entry => request.BeforePlace == 0 || entry.Place < request.BeforePlace)
            .Where(entry => request.Who.Length == 0 || entry.Actor == request.Who || entry.ActorName.Contains(request.Who, StringComparison.OrdinalIgnoreCase))
            .Where(entry => request.Action.Length == 0 || entry.Action == request.Action).Where(entry => request.Subject.Length == 0 || entry.Subject == request.Subject)
            .Where(entry => request.From is null || entry.At >= request.From).Where(entry => request.To is null || entry.At < request.To)
            .OrderByDescending(entry => entry.Place).ToList();
        return new() { Entries = { found.Take(request.Limit) }, Next = found.Count > request.Limit ? found[request.Limit - 1].Place.ToString(CultureInfo.InvariantCulture) : "" };
    }

    public override async Task VerifyAuditTrail(VerifyAuditTrailRequest request, IServerStreamWriter<VerifyAuditTrailResponse> responseStream, ServerCallContext context)
    {
        var (service, _) = await Asked(context, Rights.SearchAudit);
        await responseStream.WriteAsync(new() { Checked = 1 });
        var flaw = council.Flaws.GetValueOrDefault(service);
        await responseStream.WriteAsync(new() { Verdict = new() { Service = service, Entries = flaw is null ? Trail(service).Count : flaw.Place - 1, Head = $"{service}:1:{request.Head.Length}", Flaw = flaw } });
    }

    public override async Task<RemovalResponse> RedactAuditEntry(RedactAuditEntryRequest request, ServerCallContext context)
    {
        var (service, caller) = await Asked(context, Rights.ManagePeople);
        var entry = Trail(service).Single(entry => entry.Id == request.Id);
        (entry.BeforeJson, entry.AfterJson, entry.Why, entry.Address, entry.RemovedAt) = ("", "", "", "", Timestamp.FromDateTimeOffset(new(2026, 4, 2, 9, 0, 0, TimeSpan.Zero)));
        council.Reasons.Add($"{caller.Name}: {request.Reason}");
        return new();
    }

    public override async Task<RemovalResponse> ForgetPerson(ForgetPersonRequest request, ServerCallContext context)
    {
        var (service, caller) = await Asked(context, Rights.ManagePeople);
        var known = Trail(service).Where(entry => entry.Actor == request.Actor && entry.ActorName.Length > 0).ToList();
        if (known.Count == 0) throw new Fault("audit.person-not-found", FaultKind.NotFound, "The audit trail knows no name of this actor").ToRpcException();
        foreach (var entry in known) entry.ActorName = "";
        lock (council.Reasons) council.Reasons.Add($"{service}, {caller.Name}: {request.Reason}");
        return new();
    }

    private List<AuditEntryMessage> Trail(string service) => council.Trails.TryGetValue(service, out var trail) ? trail : [];

    private static async Task<(string Service, Caller Caller)> Asked(ServerCallContext context, string right)
    {
        foreach (var service in Services)
        {
            if (await Callers.Of(context, service) is { IsKnown: true } caller)
                return RightsTable.Of(right).IsHeldBy(caller) ? (service, caller) : throw new RpcException(new Status(StatusCode.PermissionDenied, "Not for you."));
        }

        throw new RpcException(new Status(StatusCode.Unauthenticated, "Who asks?"));
    }
}
