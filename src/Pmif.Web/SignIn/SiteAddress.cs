namespace Pmif.Web.SignIn;

/// <summary>The address that people know the site by. A request's own host is not believed: where the provider sends people back to would follow it.</summary>
internal static class SiteAddress
{
    public static void UseSiteAddress(this WebApplication app, SignInSettings settings)
    {
        if (settings.Address is not { } address) return;
        var host = new HostString(address.Authority);
        app.Use((http, next) =>
        {
            http.Request.Scheme = address.Scheme;
            http.Request.Host = host;
            return next(http);
        });
        if (settings.IsSecure) app.UseHsts();
    }
}
