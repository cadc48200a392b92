using System.Security.Claims;

namespace Pmif.Web.SignIn;

/// <summary>What the provider says of a person.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">How it knows the person, for good.</param>
/// <param name="Groups">Groups and app roles, by whatever the provider calls them.</param>
internal sealed record Identity(string Issuer, string Subject, string Name, string Email, IReadOnlyList<string> Groups)
{
    public static Identity? Of(ClaimsIdentity claims, IReadOnlyList<string> groupClaims)
    {
        if (claims.FindFirst("sub") is not { Value.Length: > 0 } subject) return null;
        var name = Text(claims, "name") is { Length: > 0 } known ? known : Text(claims, "preferred_username");
        return new Identity(subject.Issuer, subject.Value, name, Text(claims, "email"),
            [.. claims.Claims.Where(claim => groupClaims.Contains(claim.Type)).Select(claim => claim.Value).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Entra ID leaves groups out of the token of somebody who is in more than 200, and points to where they could be asked for.</summary>
    public static bool HasTooManyGroups(ClaimsIdentity claims) => claims.HasClaim(claim => claim.Type is "_claim_names" or "hasgroups");

    private static string Text(ClaimsIdentity claims, string type) => claims.FindFirst(type)?.Value ?? "";
}
