using System.Buffers.Text;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.ServiceDefaults.Tests.SignIn;

public sealed class CallerTokenTests(NotesFixture demo) : IClassFixture<NotesFixture>
{
    private static readonly Caller Administrator = DemoPeople.Find("demo-administrator")!.ToCaller();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_all_that_is_known_of_the_caller()
    {
        var caller = new Caller(CallerKind.Machine, "key-1", "payroll Grüße") { Source = "hr", Measures = ["HR*"], MaySeeHeld = true, Via = "web", Grants = [new(Role.Viewer, Remit.OfServices("A"))] };

        var read = await Ask<Caller>(ServiceSettings.Tokens().For(caller, "notes"));

        Assert.Equal(JsonSerializer.Serialize(caller, PmifJson.Options), JsonSerializer.Serialize(read, PmifJson.Options));
    }

    public static TheoryData<string, string> Bad() => new()
    {
        { "for another service", ServiceSettings.Tokens().For(Administrator, "measures") },
        { "expired", ServiceSettings.Tokens(new FixedClock(DateTimeOffset.UtcNow.AddMinutes(-3))).For(Administrator, "notes") },
        { "not yet", ServiceSettings.Tokens(new FixedClock(DateTimeOffset.UtcNow.AddMinutes(3))).For(Administrator, "notes") },
        { "signed by another key", Other(RandomNumberGenerator.GetBytes(32)).For(Administrator, "notes") },
        { "alg none", Unsigned("none") },
        { "alg None", Unsigned("None") },
        { "signature cut off", ServiceSettings.Tokens().For(Administrator, "notes").Split('.') is [var h, var p, _] ? $"{h}.{p}." : "" },
        { "claims exchanged", Exchanged() },
        { "of another type", Signed(type: "JWT") },
        { "of another issuer", Signed(issuer: "somebody") },
        { "by another algorithm of the same key", Signed(algorithm: SecurityAlgorithms.HmacSha512) },
        { "longer than we give them", Signed(lifetime: TimeSpan.FromHours(1)) },
        { "by an asymmetric key", Asymmetric() },
        { "no token at all", "eyJ.e30.x" },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task Refuses_what_is_not_a_good_token_for_this_service(string what, string token)
    {
        foreach (var address in new[] { "/v1/read", "/v1/submit", "/v1/administer" })
        {
            using var answer = await demo.Notes.Http(token).GetAsync(address, Cancel);

            Assert.True(401 == (int)answer.StatusCode, $"{what}: {answer.StatusCode}");
            Assert.Equal("auth.token-invalid", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Takes_the_token_that_the_bad_ones_are_made_from() =>
        Assert.Equal(Administrator.Id, (await Ask<Caller>(Signed()))!.Id);

    [Fact]
    public async Task Accepts_two_keys_while_an_installation_changes_them()
    {
        var (old, next) = (Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        var changing = Tokens(new() { ["Pmif:Tokens:Key"] = next, ["Pmif:Tokens:OtherKey"] = old });
        var before = Tokens(new() { ["Pmif:Tokens:Key"] = old });

        Assert.NotNull(await changing.Read(before.For(Administrator, "notes"), "notes"));
        Assert.NotNull(await changing.Read(changing.For(Administrator, "notes"), "notes"));
        Assert.Null(await before.Read(changing.For(Administrator, "notes"), "notes"));
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("no Base64, though it is long enough to be a key")]
    public void Wants_keys_that_cannot_be_guessed(string key) =>
        Assert.Contains("Pmif:Tokens:Key", Assert.Throws<InvalidOperationException>(() => Tokens(new() { ["Pmif:Tokens:Key"] = key })).Message, StringComparison.Ordinal);

    private async Task<T?> Ask<T>(string token) => await demo.Notes.Http(token).GetFromJsonAsync<T>("/v1/read", PmifJson.Options, Cancel);

    private static CallerTokens Tokens(Dictionary<string, string?> settings) => new(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static CallerTokens Other(byte[] key) => Tokens(new() { ["Pmif:Tokens:Key"] = Convert.ToBase64String(key) });

    private static string Signed(string type = CallerTokens.Type, string issuer = CallerTokens.Issuer, string algorithm = SecurityAlgorithms.HmacSha256, TimeSpan? lifetime = null) =>
        Make(new SigningCredentials(new SymmetricSecurityKey(Convert.FromBase64String(ServiceSettings.TokensKey)), algorithm), type, issuer, lifetime);

    private static string Asymmetric()
    {
        using var rsa = RSA.Create(2048);
        return Make(new SigningCredentials(new RsaSecurityKey(rsa.ExportParameters(true)), SecurityAlgorithms.RsaSha256), CallerTokens.Type, CallerTokens.Issuer, null);
    }

    private static string Make(SigningCredentials credentials, string type, string issuer, TimeSpan? lifetime) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = "notes",
        TokenType = type,
        NotBefore = DateTime.UtcNow,
        Expires = DateTime.UtcNow + (lifetime ?? CallerTokens.Lifetime - TimeSpan.FromSeconds(1)),
        SigningCredentials = credentials,
        Claims = new Dictionary<string, object> { ["caller"] = JsonSerializer.Serialize(Administrator, PmifJson.Options) },
    });

    private static string Unsigned(string algorithm) =>
        $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"{{algorithm}}","typ":"{{CallerTokens.Type}}"}"""))}.{Signed().Split('.')[1]}.";

    // The signature of one caller under the claims of another.
    private static string Exchanged()
    {
        var viewer = ServiceSettings.Tokens().For(DemoPeople.Find("demo-viewer")!.ToCaller(), "notes").Split('.');
        return $"{viewer[0]}.{Signed().Split('.')[1]}.{viewer[2]}";
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
