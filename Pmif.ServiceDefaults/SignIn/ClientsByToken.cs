using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>
/// Which machine a client of the council's provider is: <c>Pmif:SignIn:Clients:n:{Id,Name,Source,Measures,Role}</c>. A token for a person is not
/// one of a machine, even for a client named here: people sign in on the site.
/// </summary>
internal sealed class ClientsByToken
{
    // Entra ID says azp or appid, Keycloak azp or client_id, the standard for access tokens client_id.
    private static readonly string[] ClientClaims = ["client_id", "azp", "appid"];
    private readonly Dictionary<string, Caller> known = new(StringComparer.Ordinal);

    public ClientsByToken(IConfiguration configuration)
    {
        foreach (var client in configuration.GetSection("Pmif:SignIn:Clients").GetChildren())
        {
            var id = client["Id"] ?? throw new InvalidOperationException($"{client.Path} has no Id.");
            var (source, word) = (client["Source"] ?? "", client["Role"] ?? "");
            if (source.Length > 0 == word.Length > 0) throw new InvalidOperationException($"{client.Path} needs either a Source or a Role.");
            known[id] = new Caller(CallerKind.Machine, $"client-{id}", client["Name"] ?? id)
            {
                Source = source,
                Measures = [.. client.GetSection("Measures").GetChildren().Select(measure => measure.Value).OfType<string>()],
                Grants = word.Length == 0 ? [] : [new Grant(Words.TryRead<Role>(word, out var role) ? role : throw new InvalidOperationException($"{client.Path}: '{word}' is no role."), Remit.Everything)],
            };
        }
    }

    public Caller? Find(JsonWebToken token)
    {
        var id = ClientClaims.Select(name => token.TryGetClaim(name, out var claim) ? claim.Value : null).FirstOrDefault(value => value is not null);
        return id is not null && !IsOfPerson(token, id) ? known.GetValueOrDefault(id) : null;
    }

    // A token by client credentials has the client for its subject (or, from Entra ID and Keycloak, a service account), and no sign-in behind it.
    private static bool IsOfPerson(JsonWebToken token, string client) =>
        token.Subject != client && (token.TryGetClaim("scp", out _) || token.TryGetClaim("auth_time", out _) || token.TryGetClaim("nonce", out _)
            || token.TryGetClaim("sid", out _) || (token.TryGetClaim("idtyp", out var type) && type.Value == "user"));
}
