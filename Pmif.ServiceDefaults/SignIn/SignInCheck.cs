using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Pmif.ServiceDefaults;

/// <summary>Outside demo mode nothing starts that nobody could sign in to, or that others could not believe.</summary>
internal sealed class SignInCheck(IConfiguration configuration, ApiKeys keys, CallerTokens tokens, ServiceIdentity service) : IHostedService
{
    private static readonly string[] Needed = ["Pmif:SignIn:Authority", "Pmif:SignIn:Audience"];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys.IsDemo) return Task.CompletedTask;
        // The site says itself what it needs of a provider.
        if (service.Name != ServiceIdentity.Site && Needed.Where(name => string.IsNullOrEmpty(configuration[name])).ToList() is { Count: > 0 } missing)
        {
            throw new InvalidOperationException(
                $"""
                Nobody could sign in: {string.Join(" and ", missing)} not set, and this is not demo mode.
                Entra ID:  Pmif:SignIn:Authority = https://login.microsoftonline.com/<tenant id>/v2.0, Pmif:SignIn:Audience = <application id of the registration>
                Keycloak:  Pmif:SignIn:Authority = https://<host>/realms/<realm>, Pmif:SignIn:Audience = <audience that the realm's client scope adds>
                As environment variables: Pmif__SignIn__Authority and Pmif__SignIn__Audience. Each setting is explained in docs/platform/sign-in.md.
                To look around with made-up people instead: Pmif:DemoMode = true.
                """);
        }

        return tokens.HasKey ? Task.CompletedTask : throw new InvalidOperationException(
            "Pmif:Tokens:Key is not set: without it the services cannot tell each other who asks. Give all of them the same 32 bytes in Base64, made with: openssl rand -base64 32");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
