using Grpc.Core;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;
using Grant = Pmif.ServiceDefaults.Grant;

namespace Pmif.Web.SignIn;

/// <summary>Asks Framework, which keeps people and their grants, what somebody may do.</summary>
internal sealed partial class PeopleLookup(Access.AccessClient access, ILogger<PeopleLookup> log)
{
    /// <summary>Who somebody is to the suite; without a role where they have none, null where Framework does not answer.</summary>
    public async Task<Caller?> Resolve(Identity identity, CancellationToken ct)
    {
        var request = new ResolvePersonRequest { Subject = identity.Subject, Issuer = identity.Issuer, Name = identity.Name, Email = identity.Email, Groups = { identity.Groups } };
        try
        {
            return Caller(await access.ResolvePersonAsync(request, CallAs.Itself, cancellationToken: ct));
        }
        catch (RpcException e)
        {
            LogUnknown(e.StatusCode, e.Status.Detail);
            return null;
        }
    }

    /// <summary>One of the made-up people of a demonstration.</summary>
    public Task<Caller?> Demo(string subject, CancellationToken ct) => DemoPeople.Find(subject) is { } person
        ? Resolve(new Identity(DemoPeople.Issuer, person.Subject, person.Name, "", []), ct)
        : Task.FromResult<Caller?>(null);

    private static Caller Caller(Person person) => new(CallerKind.Person, person.Id, person.Name)
    {
        Grants = person.State == "active" ? [.. person.Grants.Select(Grant).OfType<Grant>()] : [],
        MaySeeHeld = person.State == "active" && person.MaySeeHeld,
    };

    // A role of a later version gives nothing here.
    private static Grant? Grant(Pmif.Contracts.Access.V1.Grant grant) => Words.TryRead<Role>(grant.Role, out var role)
        ? new Grant(role, new Remit([.. grant.Services], [.. grant.Directorates], [.. grant.Objectives], [.. grant.Committees])) : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Framework did not say what a person may do: {Status} {Detail}")]
    private partial void LogUnknown(StatusCode status, string detail);
}
