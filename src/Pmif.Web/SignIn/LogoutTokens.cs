using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Pmif.Web.SignIn;

/// <summary>What the provider says is over.</summary>
/// <param name="Subject">How it knows the person; "" where it names only the session.</param>
/// <param name="ProviderSession">Its own session; "" for all of the person's.</param>
internal sealed record LoggedOut(string Subject, string ProviderSession);

/// <summary>Reads the tokens by which the provider ends sessions, as OpenID Connect Back-Channel Logout 1.0, section 2.6, wants them checked.</summary>
internal sealed class LogoutTokens(IOptionsMonitor<OpenIdConnectOptions> options, EndedMarks marks, TimeProvider clock)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int LongestId = 500;

    /// <summary>A token that is older is not taken; one that is younger is taken once.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    // Anybody may send a token that names a key nobody knows; the provider is not asked for each.
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private static readonly string?[] Types = [null, "", "JWT", "logout+jwt", "application/logout+jwt"];
    private long asked = long.MinValue;

    /// <summary>What is over, or the word for what is wrong with the token.</summary>
    public async Task<(LoggedOut? Over, string Wrong)> Read(string text, CancellationToken ct)
    {
        var provider = options.Get(OpenIdConnectDefaults.AuthenticationScheme);
        var result = await Validate(provider, text, ct);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken token) return (null, result.Exception?.GetType().Name ?? "token");
        if (!Types.Contains(token.Typ, StringComparer.OrdinalIgnoreCase)) return (null, "typ");
        if (token.TryGetPayloadValue<object>("nonce", out _)) return (null, "nonce");
        if (!IsFresh(token)) return (null, "iat");
        if (!IsLogout(token)) return (null, "events");
        var (subject, session, id) = (Text(token, "sub"), Text(token, "sid"), Text(token, "jti"));
        if (subject.Length == 0 && session.Length == 0) return (null, "sub");
        if (id.Length == 0 || !marks.TryAdd("logout token", id)) return (null, "jti");
        return (new(subject, session), "");
    }

    private async Task<TokenValidationResult> Validate(OpenIdConnectOptions provider, string text, CancellationToken ct)
    {
        var result = await Validate(provider, await provider.ConfigurationManager!.GetConfigurationAsync(ct), text);
        if (result.Exception is not SecurityTokenSignatureKeyNotFoundException || !MayAskAgain()) return result;
        provider.ConfigurationManager.RequestRefresh();
        return await Validate(provider, await provider.ConfigurationManager.GetConfigurationAsync(ct), text);
    }

    private static Task<TokenValidationResult> Validate(OpenIdConnectOptions provider, OpenIdConnectConfiguration configuration, string text)
    {
        var parameters = provider.TokenValidationParameters.Clone();
        parameters.ValidIssuer = configuration.Issuer;
        parameters.ValidAudience = provider.ClientId;
        parameters.IssuerSigningKeys = configuration.SigningKeys;
        // Keycloak before version 24 and others leave it out; how old a token may be is said by iat.
        parameters.RequireExpirationTime = false;
        return provider.TokenHandler.ValidateTokenAsync(text, parameters);
    }

    private bool MayAskAgain()
    {
        var (now, last) = (clock.GetUtcNow().UtcTicks, Interlocked.Read(ref asked));
        return now - AskAgain.Ticks > last && Interlocked.CompareExchange(ref asked, now, last) == last;
    }

    private bool IsFresh(JsonWebToken token)
    {
        var age = clock.GetUtcNow() - new DateTimeOffset(token.IssuedAt, TimeSpan.Zero);
        return token.IssuedAt > DateTime.MinValue && age < Fresh && age > -Fresh;
    }

    private static bool IsLogout(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out var logout) && logout.ValueKind == JsonValueKind.Object;

    private static string Text(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<object>(name, out var value) && value is string { Length: <= LongestId } text ? text : "";
}
