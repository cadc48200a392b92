using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Pmif.ServiceDefaults;

/// <summary>How callers are known: by the form of what they bring in <c>Authorization: Bearer</c>.</summary>
internal static class SignIn
{
    /// <summary>The scheme that hands on to the one for the form of the text.</summary>
    public const string Scheme = "bearer";

    public static void AddSignIn(this IServiceCollection services, string service)
    {
        services.AddSingleton(new ServiceIdentity(service));
        services.AddSingleton<ApiKeys>();
        services.AddCallerTokens();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, options => options.ForwardDefaultSelector = context => Bearer.SchemeOf(context.Request))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, CallerTokenHandler>(CallerTokenHandler.Name, null);
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<ApiKeys>((options, keys) =>
        {
            options.AddPolicy(Rights.Read, policy => policy.RequireAssertion(context => Caller.Of(context.User).IsKnown || (keys.IsDemo && BringsNothing(context.Resource))));
            options.AddPolicy(Rights.Submit, policy => policy.RequireAuthenticatedUser());
            options.AddPolicy(Rights.Administer, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Caller.Of(context.User).IsAdministrator));
            options.AddPolicy(Rights.ResolveCallers, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Caller.Of(context.User).Kind == CallerKind.Service));
        });
    }

    public static void AddCallerTokens(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new CallerTokens(provider.GetRequiredService<IConfiguration>()));
        services.AddHttpContextAccessor();
    }

    // Who brings a key or a token that is no good hears of it, even where nobody needs one.
    private static bool BringsNothing(object? resource) => resource is HttpContext http && Bearer.Of(http.Request) is null;
}
