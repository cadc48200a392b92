using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using V1 = Pmif.Contracts.Access.V1;

namespace Pmif.Framework.Features.Access;

internal sealed class AccessGrpc(ResolvePerson resolvePerson) : V1.Access.AccessBase
{
    [Authorize(Rights.ResolveCallers)]
    public override Task<V1.Person> ResolvePerson(V1.ResolvePersonRequest request, ServerCallContext context) =>
        Task.FromResult(Message(resolvePerson.Handle(new(request.Subject, request.Issuer, request.Name, request.Email, request.Groups)).OrThrowRpc()));

    private static V1.Person Message(ResolvePerson.Person person) => new()
    {
        Id = person.Id,
        Name = person.Name,
        Email = person.Email,
        Grants = { person.Grants.Select(grant => Message(grant, "provider")) },
        State = "active",
        MaySeeHeld = person.MaySeeHeld,
    };

    private static V1.Grant Message(Grant grant, string origin) => new()
    {
        Role = Words.Of(grant.Role),
        Services = { grant.Remit.Services },
        Directorates = { grant.Remit.Directorates },
        Objectives = { grant.Remit.Objectives },
        Committees = { grant.Remit.Committees },
        Origin = origin,
    };
}
