using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Pmif.Contracts.Access.V1;

namespace Pmif.ServiceDefaults;

/// <summary>How callers are known: by the form of what they bring in <c>Authorization: Bearer</c>.</summary>
internal static class SignIn
{
    /// <summary>The scheme that hands on to the one for the form of the text.</summary>
    public const string Scheme = "bearer";

    private const string Framework = "framework";

    public static void AddSignIn(this IServiceCollection services, string service)
    {
        services.AddSingleton(new ServiceIdentity(service));
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<KeyDirectory>();
        services.AddSingleton<FailedSignIns>();
        services.AddRequestLimits();
        services.AddCallerTokens();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddHostedService<RightsCheck>();
        services.AddHostedService<SignInCheck>();
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, options => options.ForwardDefaultSelector = context => Bearer.SchemeOf(context.Request))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddScheme<AuthenticationSchemeOptions, CallerTokenHandler>(CallerTokenHandler.Name, null)
            .AddProviderTokens();
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure<ApiKeys>((options, keys) =>
        {
            foreach (var right in RightsTable.All)
                options.AddPolicy(right.Word, policy => policy.RequireAssertion(context =>
                    right.IsHeldBy(Caller.Of(context.User)) || (right.IsReading && keys.IsDemo && BringsNothing(context.Resource))));
        });
    }

    /// <summary>Framework itself says how it knows keys; without its address, keys are those of the configuration.</summary>
    public static void AskFrameworkForKeys(this IHostApplicationBuilder builder, string service)
    {
        if (service == Framework || builder.Configuration["services:framework:grpc:0"] is null) return;
        builder.AddServiceClient<Access.AccessClient>(Framework, TimeSpan.FromSeconds(3));
        builder.Services.AddSingleton<KeyLookup>(services => (sha256, ct) => AskFramework.WhoseKey(services.GetRequiredService<Access.AccessClient>(), sha256, ct));
    }

    public static void AddCallerTokens(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new CallerTokens(provider.GetRequiredService<IConfiguration>()));
        services.AddHttpContextAccessor();
    }

    // Who brings a key or a token that is no good hears of it, even where nobody needs one.
    private static bool BringsNothing(object? resource) => resource is HttpContext http && Bearer.Of(http.Request) is null;
}
