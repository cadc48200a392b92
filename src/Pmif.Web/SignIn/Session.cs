using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Pmif.Web.SignIn;

/// <summary>What the cookie holds beside the caller.</summary>
/// <param name="Id">Made up at sign-in.</param>
/// <param name="Began">When the person signed in.</param>
/// <param name="Renewed">When their roles were last asked for.</param>
/// <param name="Subject">How the provider knows the person.</param>
/// <param name="RefreshToken">With which the provider is asked again; "" where it gave none.</param>
/// <param name="ProviderSession">By what the provider names its own session when it ends it; "" where it did not say.</param>
internal sealed record Session(string Id, DateTimeOffset Began, DateTimeOffset Renewed, string Subject, string RefreshToken, string ProviderSession)
{
    private const string ProviderSessionItem = "sid", IdItem = "id", BeganItem = "began", RenewedItem = "renewed", SubjectItem = "subject", RefreshItem = "refresh_token", IdentityItem = "id_token";

    // Browsers keep about 4,000 bytes in a cookie; a larger one is cut into several, of which few are let through by proxies.
    private const int LongestHint = 2500;

    public static Session New(string subject, string refreshToken, string providerSession, DateTimeOffset now) =>
        new(Guid.NewGuid().ToString("N"), now, now, subject, refreshToken, providerSession);

    /// <summary>The session of a cookie; null of one that this version did not write.</summary>
    public static Session? Of(AuthenticationProperties properties) =>
        Item(properties, IdItem) is { Length: > 0 } id && Time(properties, BeganItem) is { } began && Time(properties, RenewedItem) is { } renewed
            ? new(id, began, renewed, Item(properties, SubjectItem), properties.GetTokenValue(RefreshItem) ?? "", Item(properties, ProviderSessionItem)) : null;

    /// <summary>Writes it; the identity token is kept only so that the provider knows at sign-out whom to sign out.</summary>
    public void ApplyTo(AuthenticationProperties properties, string identityToken)
    {
        properties.Items[IdItem] = Id;
        properties.Items[BeganItem] = Text(Began);
        properties.Items[RenewedItem] = Text(Renewed);
        properties.Items[SubjectItem] = Subject;
        if (ProviderSession.Length > 0) properties.Items[ProviderSessionItem] = ProviderSession;
        properties.StoreTokens(Tokens(identityToken));
    }

    private IEnumerable<AuthenticationToken> Tokens(string identityToken)
    {
        if (RefreshToken.Length > 0) yield return new() { Name = RefreshItem, Value = RefreshToken };
        if (identityToken.Length is > 0 and <= LongestHint) yield return new() { Name = IdentityItem, Value = identityToken };
    }

    private static string Item(AuthenticationProperties properties, string name) => properties.Items.TryGetValue(name, out var value) ? value ?? "" : "";

    private static DateTimeOffset? Time(AuthenticationProperties properties, string name) =>
        DateTimeOffset.TryParse(Item(properties, name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;

    private static string Text(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);
}
