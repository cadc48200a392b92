using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Pmif.ServiceDefaults;

internal static class SignIn
{
    public static void AddApiKeySignIn(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeys>();
        services.AddAuthentication(ApiKeyHandler.Name).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null);
        services.AddAuthorization();
        services.AddOptions<Microsoft.AspNetCore.Authorization.AuthorizationOptions>().Configure<ApiKeys>((options, keys) =>
        {
            options.AddPolicy(Rights.Read, policy => policy.RequireAssertion(context => keys.IsDemo || context.User.Identity is { IsAuthenticated: true }));
            options.AddPolicy(Rights.Submit, policy => policy.RequireAuthenticatedUser());
            options.AddPolicy(Rights.Administer, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Caller.IsAdministratorOf(context.User)));
        });
    }
}
