using Pmif.Web.SignIn;

namespace Pmif.Web;

/// <summary>What every answer tells the browser not to do. Scripts and styles come from this site's own files only, never inline.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    public static void UseSecurityHeaders(this WebApplication app, SignInSettings settings)
    {
        // The form by which somebody signs out leads on to the provider, where they are signed out as well.
        var policy = settings.IsDemo ? Policy : $"{Policy} {new Uri(settings.Authority).GetLeftPart(UriPartial.Authority)}";
        app.Use((http, next) =>
        {
            // At the last moment, as a page for an error starts with empty headers.
            http.Response.OnStarting(() =>
            {
                Set(http.Response.Headers, policy, http.User.Identity?.IsAuthenticated == true);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    private static void Set(IHeaderDictionary headers, string policy, bool isPersonal)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Files are everybody's; a page of somebody who is signed in is not for the next one at the same computer.
        if (isPersonal && !headers.CacheControl.ToString().Contains("max-age", StringComparison.Ordinal)) headers.CacheControl = "no-store";
    }
}
