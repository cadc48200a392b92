using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Pmif.Testing;
using Grant = Pmif.Contracts.Access.V1.Grant;

namespace Pmif.Web.Tests.Peers;

/// <summary>Who may do what: the made-up people of a demonstration, and whoever is in a group that stands for a role.</summary>
public sealed class AccessPeer(Council council) : Access.AccessBase
{
    public override async Task<Person> ResolvePerson(ResolvePersonRequest request, ServerCallContext context)
    {
        if ((await Callers.Of(context, "framework")).Kind != CallerKind.Service)
            throw new RpcException(new Status(StatusCode.PermissionDenied, "Services only."));
        if (!council.AccessAnswers)
            throw new RpcException(new Status(StatusCode.Internal, "Out of order."));
        var person = new Person { Id = $"{request.Issuer}|{request.Subject}", Name = request.Name, Email = request.Email, State = "active" };
        if (request.Issuer == DemoPeople.Issuer)
        {
            person.Id = request.Subject;
            person.Grants.Add(Of(DemoPeople.Find(request.Subject)!.Grant.Role));
        }

        person.Grants.Add(request.Groups.Where(council.Groups.ContainsKey).Select(group => Of(council.Groups[group])));
        lock (council.Resolved) council.Resolved.Add(request);
        return person;
    }

    private static Grant Of(Role role) => new() { Role = Words.Of(role), Origin = "provider" };
}

/// <summary>Reads who asks, as a service does.</summary>
internal static class Callers
{
    private static readonly CallerTokens Tokens = new(new ConfigurationBuilder().AddInMemoryCollection([new("Pmif:Tokens:Key", ServiceSettings.TokensKey)]).Build());

    public static async Task<Caller> Of(ServerCallContext context, string service) =>
        context.RequestHeaders.GetValue("authorization") is { } header ? await Tokens.Read(header["Bearer ".Length..], service) ?? Caller.Anonymous : Caller.Anonymous;
}
