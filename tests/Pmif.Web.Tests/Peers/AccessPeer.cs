using System.Globalization;
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

    public override async Task<PeoplePage> ListPeople(ListPeopleRequest request, ServerCallContext context)
    {
        await Administrator(context);
        var found = council.People.Where(person => person.Name.Contains(request.Text, StringComparison.OrdinalIgnoreCase)).ToList();
        var from = request.Cursor.Length == 0 ? 0 : int.Parse(request.Cursor, CultureInfo.InvariantCulture);
        var page = new PeoplePage { People = { found.Skip(from).Take(request.Limit) } };
        if (from + request.Limit < found.Count) page.Next = (from + request.Limit).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    public override async Task<Person> SetGrants(SetGrantsRequest request, ServerCallContext context)
    {
        await Administrator(context);
        if (request.Grants.Any(grant => grant.Committees.Contains("No such committee")))
            throw new Fault("framework.committee-unknown", FaultKind.Invalid, "There is no such committee", "No such committee").ToRpcException();
        var person = council.People.Single(person => person.Id == request.Id);
        foreach (var kept in person.Grants.Where(grant => grant.Origin == "kept").ToList()) person.Grants.Remove(kept);
        person.Grants.Add(request.Grants.Select(grant => new Grant(grant) { Origin = "kept" }));
        person.MaySeeHeld = request.MaySeeHeld;
        council.Reasons.Add(request.Reason);
        return person;
    }

    public override async Task<Person> RemovePerson(RemovePersonRequest request, ServerCallContext context)
    {
        await Administrator(context);
        var person = council.People.Single(person => person.Id == request.Id);
        person.State = "removed";
        person.Grants.Clear();
        if (request.ForgetName) (person.Name, person.Email) = ("", "");
        council.Reasons.Add(request.Reason);
        return person;
    }

    public override async Task<KeyPage> ListKeys(ListKeysRequest request, ServerCallContext context)
    {
        await Administrator(context);
        return new KeyPage { Keys = { council.Keys.Where(key => request.Source.Length == 0 || key.Source == request.Source) } };
    }

    public override async Task<NewKey> CreateKey(CreateKeyRequest request, ServerCallContext context)
    {
        var caller = await Administrator(context);
        var key = new Key
        {
            Id = $"key/{council.Keys.Count + 1}", Name = request.Name, Prefix = "pmif_abcd", Source = request.Source, Measures = { request.Measures }, Role = request.Role,
            Expires = request.Expires, State = "active", CreatedBy = caller.Name, CreatedAt = "2025-06-03T13:05:00Z",
        };
        council.Keys.Add(key);
        council.Reasons.Add(request.Reason);
        return new NewKey { Key = key, Secret = $"pmif_abcd_secret-{council.Keys.Count}" };
    }

    public override async Task<NewKey> RotateKey(RotateKeyRequest request, ServerCallContext context)
    {
        var old = council.Keys.Single(key => key.Id == request.Id);
        var made = await CreateKey(new() { Name = old.Name, Source = old.Source, Expires = request.Expires, Reason = $"{request.Reason}, {request.OverlapHours} hours" }, context);
        old.State = "ending";
        return made;
    }

    public override async Task<Key> RevokeKey(RevokeKeyRequest request, ServerCallContext context)
    {
        await Administrator(context);
        var key = council.Keys.Single(key => key.Id == request.Id);
        key.State = "revoked";
        council.Reasons.Add(request.Reason);
        return key;
    }

    private static async Task<Caller> Administrator(ServerCallContext context) => await Callers.Of(context, "framework") is { Kind: CallerKind.Person, IsAdministrator: true } caller
        ? caller : throw new RpcException(new Status(StatusCode.PermissionDenied, "Administrators only."));

    private static Grant Of(Role role) => new() { Role = Words.Of(role), Origin = "provider" };
}

/// <summary>Reads who asks, as a service does.</summary>
internal static class Callers
{
    private static readonly CallerTokens Tokens = new(new ConfigurationBuilder().AddInMemoryCollection([new("Pmif:Tokens:Key", ServiceSettings.TokensKey)]).Build());

    public static async Task<Caller> Of(ServerCallContext context, string service) =>
        context.RequestHeaders.GetValue("authorization") is { } header ? await Tokens.Read(header["Bearer ".Length..], service) ?? Caller.Anonymous : Caller.Anonymous;
}
