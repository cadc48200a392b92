using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Pmif.ServiceDefaults;

/// <summary>Who is asking.</summary>
/// <param name="Name">The key's name, for the record.</param>
/// <param name="Source">The source system that the key stands for; "" when it is bound to none.</param>
/// <param name="IsAdministrator">May do everything, for every source.</param>
public sealed record Caller(string Name, string Source, bool IsAdministrator)
{
    private const string SourceClaim = "pmif:source", AdministratorClaim = "pmif:administrator";

    /// <summary>A reader without a key (possible in demo mode only).</summary>
    public static readonly Caller Anonymous = new("", "", false);

    /// <summary>Who is asking, over REST or gRPC (<c>context.GetHttpContext()</c> there).</summary>
    public static Caller Of(HttpContext http) => http.User.Identity is { IsAuthenticated: true, Name: { } name }
        ? new Caller(name, http.User.FindFirstValue(SourceClaim) ?? "", http.User.HasClaim(AdministratorClaim, "true"))
        : Anonymous;

    internal ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, Name), new(SourceClaim, Source), new(AdministratorClaim, IsAdministrator ? "true" : "false")], scheme));

    internal static bool IsAdministratorOf(ClaimsPrincipal user) => user.HasClaim(AdministratorClaim, "true");
}
