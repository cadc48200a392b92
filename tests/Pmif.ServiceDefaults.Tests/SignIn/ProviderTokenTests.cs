using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.SignIn;

/// <summary>Tokens of machines, of a stand-in that publishes its keys as a provider does.</summary>
public sealed class ProviderTokenTests(ProviderTokenFixture fixture) : IClassFixture<ProviderTokenFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("client_id")]
    [InlineData("azp")]
    [InlineData("appid")]
    public async Task Knows_the_machine_that_a_client_is(string claim)
    {
        var caller = await fixture.Notes.Http(fixture.Token(claim: claim)).GetFromJsonAsync<Caller>("/v1/submit", PmifJson.Options, Cancel);

        Assert.Equal((CallerKind.Machine, "client-payroll-app", "payroll", "hr"), (caller!.Kind, caller.Id, caller.Name, caller.Source));
    }

    public static TheoryData<string> Bad() => [.. ProviderTokenFixture.Bad.Keys];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task Refuses_what_is_no_good_token_of_a_known_machine(string what)
    {
        using var answer = await fixture.Notes.Http(ProviderTokenFixture.Bad[what](fixture)).GetAsync("/v1/read", Cancel);

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("auth.token-invalid", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }
}

public sealed class ProviderTokenFixture(TestServers servers) : IAsyncLifetime
{
    private readonly RSA rsa = RSA.Create(2048);
    private WebApplication provider = null!;

    internal static readonly Dictionary<string, Func<ProviderTokenFixture, string>> Bad = new()
    {
        ["another audience"] = f => f.Token(audience: "another"),
        ["another issuer"] = f => f.Token(issuer: "https://elsewhere"),
        ["expired"] = f => f.Token(expires: DateTime.UtcNow.AddMinutes(-2)),
        ["an unknown client"] = f => f.Token(client: "stranger"),
        ["a person of a known client"] = f => f.Token(more: new() { ["scp"] = "read" }),
        ["another key"] = f => f.Token(credentials: new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "1" }, SecurityAlgorithms.RsaSha256)),
        ["the public key as a shared secret"] = f => f.Token(credentials: new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(f.rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = "1" }, SecurityAlgorithms.HmacSha256)),
        ["alg none"] = f => $"{Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.{f.Token().Split('.')[1]}.",
        ["no signature"] = f => f.Token()[..(f.Token().LastIndexOf('.') + 1)],
        ["our own issuer"] = f => f.Token(issuer: CallerTokens.Issuer, audience: "notes"),
    };

    internal NotesHost Notes { get; private set; } = null!;

    private string Authority => provider.Urls.First();

    public async ValueTask InitializeAsync()
    {
        provider = WebApplication.CreateBuilder().Build();
        provider.Urls.Add("http://127.0.0.1:0");
        provider.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, string> { ["issuer"] = Authority, ["jwks_uri"] = $"{Authority}/keys" });
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(false)) { KeyId = "1" });
        provider.MapGet("/keys", () => new { keys = new[] { new { kty = "RSA", use = "sig", kid = "1", n = key.N, e = key.E } } });
        await provider.StartAsync();
        Notes = await NotesHost.Start(await NotesPlace.Take(servers), new Dictionary<string, string?>
        {
            ["Pmif:DemoMode"] = "false",
            ["Pmif:SignIn:Authority"] = Authority,
            ["Pmif:SignIn:Audience"] = "pmif",
            ["Pmif:SignIn:Clients:0:Id"] = "payroll-app",
            ["Pmif:SignIn:Clients:0:Name"] = "payroll",
            ["Pmif:SignIn:Clients:0:Source"] = "hr",
        });
    }

    internal string Token(
        string client = "payroll-app", string claim = "client_id", string audience = "pmif", string? issuer = null, DateTime? expires = null,
        SigningCredentials? credentials = null, Dictionary<string, object>? more = null) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Authority,
            Audience = audience,
            NotBefore = DateTime.UtcNow.AddHours(-1),
            Expires = expires ?? DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = credentials ?? new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "1" }, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>(more ?? []) { ["sub"] = more is null ? client : "a person", [claim] = client },
        });

    public async ValueTask DisposeAsync()
    {
        if (Notes is not null) await Notes.DisposeAsync();
        await provider.DisposeAsync();
        rsa.Dispose();
    }
}
