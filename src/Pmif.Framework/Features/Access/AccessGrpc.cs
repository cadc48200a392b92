using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using V1 = Pmif.Contracts.Access.V1;

namespace Pmif.Framework.Features.Access;

internal sealed class AccessGrpc(
    ResolvePerson resolvePerson, ResolveKey resolveKey, ListPeople listPeople, SetGrants setGrants, RemovePerson removePerson,
    ListKeys listKeys, CreateKey createKey, RotateKey rotateKey, RevokeKey revokeKey) : V1.Access.AccessBase
{
    [Authorize(Rights.ResolveCallers)]
    public override async Task<V1.Person> ResolvePerson(V1.ResolvePersonRequest request, ServerCallContext context) =>
        (await resolvePerson.Handle(new(request.Subject, request.Issuer, request.Name, request.Email, request.Groups), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.ResolveCallers)]
    public override async Task<V1.KeyHolder> ResolveKey(V1.ResolveKeyRequest request, ServerCallContext context) =>
        await resolveKey.Handle(request.Sha256.ToByteArray(), context.CancellationToken) is { } holder ? holder.ToMessage() : new V1.KeyHolder();

    [Authorize(Rights.ManagePeople)]
    public override async Task<V1.PeoplePage> ListPeople(V1.ListPeopleRequest request, ServerCallContext context)
    {
        var page = (await listPeople.Handle(request.Text, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new() { People = { page.Items.Select(AccessMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.ManagePeople)]
    public override async Task<V1.Person> SetGrants(V1.SetGrantsRequest request, ServerCallContext context) =>
        (await setGrants.Handle(new(request.Id, [.. request.Grants.Select(View)], request.MaySeeHeld, request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.ManagePeople)]
    public override async Task<V1.Person> RemovePerson(V1.RemovePersonRequest request, ServerCallContext context) =>
        (await removePerson.Handle(new(request.Id, request.Reason, request.ForgetName, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.ManageKeys)]
    public override async Task<V1.KeyPage> ListKeys(V1.ListKeysRequest request, ServerCallContext context)
    {
        var page = (await listKeys.Handle(request.Source, PageRequest.Parse(request.Limit, request.Cursor).OrThrowRpc(), context.CancellationToken)).OrThrowRpc();
        return new() { Keys = { page.Items.Select(AccessMessages.ToMessage) }, Next = page.Next ?? "" };
    }

    [Authorize(Rights.ManageKeys)]
    public override async Task<V1.NewKey> CreateKey(V1.CreateKeyRequest request, ServerCallContext context) =>
        (await createKey.Handle(new(request.Name, request.Source, request.Measures, request.Role, AccessMessages.Time(request.Expires), request.Reason, CallerOf(context)), context.CancellationToken))
            .OrThrowRpc().ToMessage();

    [Authorize(Rights.ManageKeys)]
    public override async Task<V1.NewKey> RotateKey(V1.RotateKeyRequest request, ServerCallContext context) =>
        (await rotateKey.Handle(new(request.Id, request.OverlapHours, AccessMessages.Time(request.Expires), request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    [Authorize(Rights.ManageKeys)]
    public override async Task<V1.Key> RevokeKey(V1.RevokeKeyRequest request, ServerCallContext context) =>
        (await revokeKey.Handle(new(request.Id, request.Reason, CallerOf(context)), context.CancellationToken)).OrThrowRpc().ToMessage();

    private static GrantView View(V1.Grant grant) => Words.TryRead<Role>(grant.Role, out var role)
        ? new(role, grant.Services, grant.Directorates, grant.Objectives, grant.Committees)
        : throw AccessFaults.GrantsInvalid.With($"'{grant.Role}' is no role.").ToRpcException();

    private static Caller CallerOf(ServerCallContext context) => Caller.Of(context.GetHttpContext());
}
