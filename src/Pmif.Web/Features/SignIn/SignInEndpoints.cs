using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Pmif.Web.SignIn;

namespace Pmif.Web.Features.SignIn;

/// <summary>The two steps of signing in and out that are no pages: off to the provider, and out at both ends.</summary>
internal static partial class SignInEndpoints
{
    public static void MapSignIn(this WebApplication app, SignInSettings settings)
    {
        if (!settings.IsDemo) app.MapGet(SignInAddresses.Start, Start).AllowAnonymous();
        app.MapPost(SignInAddresses.SignOut, SignOut).AllowAnonymous();
        if (!settings.IsDemo) app.MapBackChannelLogout();
    }

    private static async Task Start(HttpContext http, ILogger<SignInSettings> log, string? to, bool again = false)
    {
        var address = ReturnAddress.Within(to);
        var properties = new AuthenticationProperties { RedirectUri = address };
        if (again) properties.Items[ProviderEvents.SecondTry] = "";
        try
        {
            await http.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme, properties);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or OpenIdConnectProtocolException or JsonException)
        {
            LogProviderDown(log, e.GetType().Name, e.InnerException?.Message ?? e.Message);
            http.Response.Redirect(SignInAddresses.Problem(SignInTrouble.ProviderDown, address));
        }
    }

    // Reading a form is what has the anti-forgery token checked.
    private static async Task<Results<RedirectHttpResult, EmptyHttpResult, BadRequest>> SignOut(HttpContext http, IAntiforgery antiforgery, SignInSettings settings, Sessions sessions, KeptForms kept)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.BadRequest();
        var signedIn = await http.AuthenticateAsync(SiteSignIn.Scheme);
        sessions.EndThat(signedIn);
        kept.Forget(http);
        if (settings.IsDemo || !signedIn.Succeeded)
        {
            await http.SignOutAsync(SiteSignIn.Scheme);
            return TypedResults.LocalRedirect(SignInAddresses.SignedOut);
        }

        try
        {
            await http.SignOutAsync(OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = SignInAddresses.SignedOut });
            await http.SignOutAsync(SiteSignIn.Scheme);
            return TypedResults.Empty;
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            // The provider cannot be asked where to sign out; here at least it is done.
            await http.SignOutAsync(SiteSignIn.Scheme);
            return TypedResults.LocalRedirect(SignInAddresses.SignedOut);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider could not be reached to sign somebody in: {Kind} {Reason}")]
    private static partial void LogProviderDown(ILogger log, string kind, string reason);
}
