using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pmif.Benchmarks.Floors;

/// <summary>Publishes a key as a provider does, and signs tokens for a client with it.</summary>
internal sealed class TokenProvider : IAsyncDisposable
{
    private readonly RSA rsa = RSA.Create(2048);
    private readonly WebApplication app;

    private TokenProvider(WebApplication app) => this.app = app;

    public string Authority => app.Urls.First();

    public static async Task<TokenProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var provider = new TokenProvider(builder.Build());
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(provider.rsa.ExportParameters(false)) { KeyId = "1" });
        provider.app.Urls.Add("http://127.0.0.1:0");
        provider.app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, string> { ["issuer"] = provider.Authority, ["jwks_uri"] = $"{provider.Authority}/keys" });
        provider.app.MapGet("/keys", () => new Dictionary<string, object> { ["keys"] = new[] { new Dictionary<string, string> { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = "1", ["n"] = key.N, ["e"] = key.E } } });
        await provider.app.StartAsync();
        return provider;
    }

    public string Token(string client, string audience) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Authority,
        Audience = audience,
        Expires = DateTime.UtcNow.AddHours(1),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
        Claims = new Dictionary<string, object> { ["sub"] = client, ["client_id"] = client },
    });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }
}
