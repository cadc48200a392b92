using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Pmif.Web.SignIn;

/// <summary>Asks the provider again who somebody is and which groups they are in, without the person noticing.</summary>
internal sealed partial class ProviderTokens(IOptionsMonitor<OpenIdConnectOptions> options, SignInSettings settings, ILogger<ProviderTokens> log)
{
    /// <summary>Uses a refresh token. The answer bears the next one, as providers may take each once only.</summary>
    public async Task<ProviderAnswer> Refresh(string refreshToken, string subject, CancellationToken ct)
    {
        try
        {
            return await Ask(refreshToken, subject, ct);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException or JsonException or OperationCanceledException)
        {
            LogUnreachable(e.GetType().Name, e.Message);
            return new ProviderAnswer.Unreachable();
        }
    }

    private async Task<ProviderAnswer> Ask(string refreshToken, string subject, CancellationToken ct)
    {
        var provider = options.Get(OpenIdConnectDefaults.AuthenticationScheme);
        var configuration = await provider.ConfigurationManager!.GetConfigurationAsync(ct);
        using var form = new FormUrlEncodedContent(Form(refreshToken));
        using var response = await provider.Backchannel.PostAsync(new Uri(configuration.TokenEndpoint), form, ct);
        var text = await response.Content.ReadAsStringAsync(ct);
        if ((int)response.StatusCode >= 500 || response.StatusCode == System.Net.HttpStatusCode.TooManyRequests) return new ProviderAnswer.Unreachable();
        using var answer = JsonDocument.Parse(text);
        if (!response.IsSuccessStatusCode) return Refused(Text(answer, "error"));

        var token = Text(answer, "id_token");
        var claims = token.Length == 0 ? null : await Validate(provider, configuration, token, ct);
        if (claims is null || Identity.Of(claims, settings.GroupClaims) is not { } identity || identity.Subject != subject)
        {
            LogNoIdentity();
            return new ProviderAnswer.Ended();
        }

        return new ProviderAnswer.Known(identity, Text(answer, "refresh_token") is { Length: > 0 } next ? next : refreshToken, token);
    }

    private Dictionary<string, string> Form(string refreshToken)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken, ["client_id"] = settings.ClientId };
        if (settings.ClientSecret.Length > 0) form["client_secret"] = settings.ClientSecret;
        return form;
    }

    // Only the first two mean that the person's own session is over; the others are this site's own trouble, such as a client secret that ran out.
    private ProviderAnswer Refused(string error)
    {
        LogRefused(error);
        return error is "invalid_grant" or "interaction_required" ? new ProviderAnswer.Ended() : new ProviderAnswer.Unreachable();
    }

    // The refresh token is used up by now, so a key that is not known yet is asked for at once.
    private static async Task<ClaimsIdentity?> Validate(OpenIdConnectOptions provider, OpenIdConnectConfiguration configuration, string token, CancellationToken ct)
    {
        var result = await Read(provider, configuration, token);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            provider.ConfigurationManager!.RequestRefresh();
            result = await Read(provider, await provider.ConfigurationManager.GetConfigurationAsync(ct), token);
        }

        return result.IsValid ? result.ClaimsIdentity : null;
    }

    private static Task<TokenValidationResult> Read(OpenIdConnectOptions provider, OpenIdConnectConfiguration configuration, string token)
    {
        var parameters = provider.TokenValidationParameters.Clone();
        parameters.ValidIssuer = configuration.Issuer;
        parameters.ValidAudience = provider.ClientId;
        parameters.IssuerSigningKeys = configuration.SigningKeys;
        return provider.TokenHandler.ValidateTokenAsync(token, parameters);
    }

    private static string Text(JsonDocument answer, string name) =>
        answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider could not be asked again who somebody is: {Kind} {Reason}")]
    private partial void LogUnreachable(string kind, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The provider refused to renew a session: {Error}")]
    private partial void LogRefused(string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider renewed a session without an identity token that holds for the same person; the session ends")]
    private partial void LogNoIdentity();
}

/// <summary>What came of asking the provider again.</summary>
internal abstract record ProviderAnswer
{
    /// <summary>It is still the same person.</summary>
    public sealed record Known(Identity Identity, string RefreshToken, string IdentityToken) : ProviderAnswer;

    /// <summary>The person's session with the provider is over.</summary>
    public sealed record Ended : ProviderAnswer;

    /// <summary>It did not answer, or not usefully.</summary>
    public sealed record Unreachable : ProviderAnswer;
}
