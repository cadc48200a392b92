using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Audit.V1;

namespace Pmif.ServiceDefaults;

/// <summary>The gRPC door to a service's audit trail.</summary>
[Authorize(AuditRest.Right)]
internal sealed class AuditGrpc<TDb>(ListEntries<TDb> list, VerifyTrail<TDb> verify, RemoveDetails<TDb> remove, ForgetPerson<TDb> forget, AuditKeys keys)
    : Audits.AuditsBase where TDb : ServiceDbContext
{
    public override async Task<ListAuditEntriesResponse> ListAuditEntries(ListAuditEntriesRequest request, ServerCallContext context)
    {
        var search = new AuditSearch(request.From?.ToDateTimeOffset(), request.To?.ToDateTimeOffset(), request.Actor, request.Action, request.Subject)
        {
            Who = request.Who,
            BeforePlace = request.BeforePlace > 0 ? request.BeforePlace : null,
        };
        var page = (await list.Handle(search, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new() { Entries = { page.Items.Select(Message) }, Next = page.Next ?? "" };
    }

    public override async Task VerifyAuditTrail(
        VerifyAuditTrailRequest request, IServerStreamWriter<VerifyAuditTrailResponse> responseStream, ServerCallContext context)
    {
        var witness = request.Head.Length == 0 ? null : AuditWitness.Read(request.Head, keys.Service) ?? throw AuditFaults.HeadInvalid.ToRpcException();
        var verdict = await verify.Handle(witness, done => responseStream.WriteAsync(new() { Checked = done }, context.CancellationToken), context.CancellationToken);
        await responseStream.WriteAsync(new() { Checked = verdict.Entries, Verdict = Message(verdict) }, context.CancellationToken);
    }

    [Authorize(AuditRest.RemovalRight)]
    public override async Task<RemovalResponse> RedactAuditEntry(RedactAuditEntryRequest request, ServerCallContext context)
    {
        var id = Guid.TryParse(request.Id, out var read) ? read : throw AuditFaults.NotFound.With($"'{request.Id}' is no id.").ToRpcException();
        (await remove.Handle(id, request.Reason, context.CancellationToken)).OrThrowRpc();
        return new();
    }

    [Authorize(AuditRest.RemovalRight)]
    public override async Task<RemovalResponse> ForgetPerson(ForgetPersonRequest request, ServerCallContext context)
    {
        (await forget.Handle(request.Actor, request.Reason, context.CancellationToken)).OrThrowRpc();
        return new();
    }

    private static AuditTrailVerdict Message(AuditVerdict verdict) => new()
    {
        Service = verdict.Service,
        Entries = verdict.Entries,
        Waiting = verdict.Waiting,
        Head = verdict.Head ?? "",
        Flaw = verdict.Flaw is not { } flaw ? null
            : new() { Code = flaw.Code, Place = flaw.Place ?? 0, Entry = flaw.Entry?.ToString() ?? "", Message = flaw.Message },
    };

    private static AuditEntryMessage Message(AuditItem item) => new()
    {
        Place = item.Place,
        Id = item.Id.ToString(),
        At = Timestamp.FromDateTimeOffset(item.At),
        Actor = item.Actor,
        ActorKind = item.ActorKind,
        ActorName = item.ActorName ?? "",
        Action = item.Action,
        SubjectKind = item.SubjectKind,
        Subject = item.Subject,
        BeforeJson = item.Before?.GetRawText() ?? "",
        AfterJson = item.After?.GetRawText() ?? "",
        Why = item.Why ?? "",
        Door = item.Door,
        Address = item.Address ?? "",
        Via = item.Via,
        TraceId = item.TraceId ?? "",
        RemovedAt = item.RemovedAt is { } removed ? Timestamp.FromDateTimeOffset(removed) : null,
        Hash = item.Hash,
    };
}
