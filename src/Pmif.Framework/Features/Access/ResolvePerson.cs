using System.Security.Cryptography;
using System.Text;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Who somebody is who has signed in, and what roles that gives.</summary>
public sealed class ResolvePerson(GrantsByGroup byGroup, ApiKeys keys)
{
    /// <summary>What the provider said of somebody who signed in.</summary>
    public sealed record Request(string Subject, string Issuer, string Name, string Email, IReadOnlyList<string> Groups);

    /// <summary>The person, with all that the provider's groups give.</summary>
    public sealed record Person(string Id, string Name, string Email, IReadOnlyList<Grant> Grants, bool MaySeeHeld);

    public Result<Person> Handle(Request request)
    {
        if (request.Subject.Length == 0 || request.Issuer.Length == 0) return AccessFaults.PersonInvalid.With("Subject and issuer are both needed.");
        if (request.Issuer == DemoPeople.Issuer)
            return keys.IsDemo && DemoPeople.Find(request.Subject) is { } demo
                ? new Person(demo.Subject, demo.Name, "", [demo.Grant], demo.MaySeeHeld)
                : AccessFaults.PersonInvalid.With("There is no such demo person here.");

        return new Person(IdOf(request), request.Name, request.Email, byGroup.Of(request.Groups), MaySeeHeld: false);
    }

    // The same person at the same provider is the same to us, and the id tells nothing about them.
    private static string IdOf(Request request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Issuer}\n{request.Subject}")).AsSpan(0, 16));
}
