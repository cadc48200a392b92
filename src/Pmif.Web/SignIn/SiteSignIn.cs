using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Pmif.ServiceDefaults;

namespace Pmif.Web.SignIn;

/// <summary>Signing people in and out, and who may open a page.</summary>
internal static class SiteSignIn
{
    /// <summary>The cookie's scheme.</summary>
    public const string Scheme = "site";

    /// <summary>The cookie that protects forms, before <see cref="SignInSettings.CookieName"/>.</summary>
    public const string FormCookie = "pmif-form";

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddSiteSignIn(this WebApplicationBuilder builder)
    {
        var settings = SignInSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<EndedMarks>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<LogoutTokens>();
        builder.Services.AddSingleton<KeptForms>();
        builder.Services.AddSingleton<PeopleLookup>();
        builder.Services.AddSingleton<ProviderTokens>();
        builder.Services.AddSingleton<Renewal>();
        builder.Services.AddScoped<ProviderEvents>();
        // What comes back from the provider passes the browser, so anybody could write these; ProviderEvents logs what can be known of them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None);
        // It warns at each start that the keys are not encrypted; docs/platform/sign-in.md says who may read their folder.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        GuardPages(builder.Services, settings);
        KeepKeys(builder.Services, settings);
        builder.Services.AddAntiforgery(options => Harden(options.Cookie, settings, FormCookie, SameSiteMode.Strict));
        var sign = builder.Services.AddAuthentication(options =>
        {
            options.DefaultScheme = Scheme;
            options.DefaultAuthenticateScheme = options.DefaultChallengeScheme = options.DefaultForbidScheme = options.DefaultSignInScheme = options.DefaultSignOutScheme = Scheme;
        });
        sign.AddCookie(Scheme, options => KeepSession(options, settings));
        if (settings.IsDemo) return;
        sign.AddOpenIdConnect(options => AskProvider(options, settings));
        builder.Services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme).PostConfigure<TimeProvider>((options, clock) =>
            options.ConfigurationManager = new ProviderConfiguration(
                options.MetadataAddress!, new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata }, clock));
    }

    // Whoever is signed in and has a role reads; in a demonstration everybody does. What a page needs beyond that, its own attribute says.
    private static void GuardPages(IServiceCollection services, SignInSettings settings) => services.AddAuthorizationBuilder().SetFallbackPolicy(
        new AuthorizationPolicyBuilder().RequireAssertion(context => settings.IsDemo || Caller.Of(context.User) is { Kind: CallerKind.Person, Grants.Count: > 0 }).Build());

    private static void KeepKeys(IServiceCollection services, SignInSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("pmif-site");
        if (settings.KeysFolder.Length == 0) return;
        keys.PersistKeysToFileSystem(OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(settings.KeysFolder)
            : Directory.CreateDirectory(settings.KeysFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    private static void KeepSession(CookieAuthenticationOptions options, SignInSettings settings)
    {
        // Lax: the provider's redirect back to the page must bring it along.
        Harden(options.Cookie, settings, "pmif", SameSiteMode.Lax);
        options.ExpireTimeSpan = settings.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = settings.IsDemo ? SignInAddresses.SignIn : SignInAddresses.Start;
        options.ReturnUrlParameter = SignInAddresses.To;
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<Renewal>().Check(context);
        options.Events.OnRedirectToAccessDenied = context => Answer(context.Response, StatusCodes.Status403Forbidden);
        options.Events.OnRedirectToLogin = SendToSignIn;
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
    }

    // Programs are told; people are led there and back to their page. What they wrote in a form that came too late: see KeptForms.
    private static Task SendToSignIn(Microsoft.AspNetCore.Authentication.RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.Ordinal)) return Answer(context.Response, StatusCodes.Status401Unauthorized);
        var page = request.PathBase + request.Path + request.QueryString;
        context.Response.Redirect(context.Options.LoginPath + QueryString.Create(SignInAddresses.To, ReturnAddress.Within(page)));
        return Task.CompletedTask;
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static void AskProvider(OpenIdConnectOptions options, SignInSettings settings)
    {
        options.SignInScheme = options.SignOutScheme = Scheme;
        options.Authority = settings.Authority;
        options.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.CallbackPath = SignInAddresses.Return;
        options.SignedOutCallbackPath = SignInAddresses.SignOutReturn;
        options.SignedOutRedirectUri = SignInAddresses.SignedOut;
        // Ends a session by a request from another site, whose cookies never come along: see BackChannelLogout instead.
        options.RemoteSignOutPath = PathString.Empty;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // Not as a form that the provider has the browser post: cookies of the way there could not be held to this site then.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.SaveTokens = false;
        options.UseTokenLifetime = false;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.Scope.Clear();
        foreach (var scope in settings.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromSeconds(30);
        options.TokenValidationParameters.NameClaimType = "name";
        Harden(options.CorrelationCookie, settings, options.CorrelationCookie.Name!, SameSiteMode.Lax);
        Harden(options.NonceCookie, settings, options.NonceCookie.Name!, SameSiteMode.Lax);
        options.EventsType = typeof(ProviderEvents);
    }

    private static void Harden(CookieBuilder cookie, SignInSettings settings, string name, SameSiteMode sameSite)
    {
        cookie.Name = settings.CookieName(name);
        cookie.HttpOnly = true;
        cookie.SameSite = sameSite;
        cookie.Path = "/";
        cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
