using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pmif.ServiceDefaults;

/// <summary>Access tokens that a machine got from the council's provider by client credentials: <c>Pmif:SignIn:{Authority,Audience}</c>, and whose client id is known by <c>Pmif:SignIn:Clients</c>.</summary>
internal static class ProviderTokens
{
    public const string Name = "provider-token";

    // What a provider signs with its own key pair; never a shared secret, which its public key could be passed off as.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddProviderTokens(this AuthenticationBuilder authentication)
    {
        authentication.AddJwtBearer(Name, _ => { });
        authentication.Services.AddSingleton<ClientsByToken>();
        authentication.Services.AddOptions<JwtBearerOptions>(Name).Configure<IConfiguration>((options, configuration) =>
        {
            var authority = configuration["Pmif:SignIn:Authority"];
            options.Authority = authority;
            options.RequireHttpsMetadata = authority is not null && !new Uri(authority).IsLoopback;
            options.MapInboundClaims = false;
            options.IncludeErrorDetails = false;
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAlgorithms = Algorithms,
                ValidAudience = configuration["Pmif:SignIn:Audience"],
                RequireAudience = true,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ClockSkew = TimeSpan.FromSeconds(30),
            };
            options.Events = new JwtBearerEvents { OnTokenValidated = Recognise, OnAuthenticationFailed = Count, OnMessageReceived = Limit };
            // Without a provider no such token is good: the handler would otherwise ask for one's address and throw.
            if (string.IsNullOrEmpty(authority) || string.IsNullOrEmpty(configuration["Pmif:SignIn:Audience"]))
                options.Events.OnMessageReceived = RefuseAll;
        });
    }

    private static Task Recognise(TokenValidatedContext context)
    {
        var clients = context.HttpContext.RequestServices.GetRequiredService<ClientsByToken>();
        if (context.SecurityToken is JsonWebToken token && clients.Find(token) is { } caller) context.Principal = caller.ToPrincipal(Name);
        else context.Fail("The token is of a client that is not known here.");
        return Task.CompletedTask;
    }

    private static async Task RefuseAll(MessageReceivedContext context)
    {
        await Limit(context);
        if (context.Result is not null) return;
        context.HttpContext.RequestServices.GetRequiredService<FailedSignIns>().Count(context.HttpContext);
        context.Fail("No provider is configured.");
    }

    private static Task Limit(MessageReceivedContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<FailedSignIns>().IsOver(context.HttpContext)) return Task.CompletedTask;
        context.HttpContext.Features.Set(TooManyFailures.Mark);
        context.Fail("Too many tokens that were no good.");
        return Task.CompletedTask;
    }

    private static Task Count(AuthenticationFailedContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<FailedSignIns>().Count(context.HttpContext);
        return Task.CompletedTask;
    }
}
