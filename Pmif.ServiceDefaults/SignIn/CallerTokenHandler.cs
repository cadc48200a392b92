using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pmif.ServiceDefaults;

/// <summary>Knows the caller by the token that another service of the suite brought.</summary>
internal sealed class CallerTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CallerTokens tokens, ServiceIdentity service,
    FailedSignIns failures)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "caller-token";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Bearer.Of(Request) is not { } token) return AuthenticateResult.NoResult();
        if (tokens.Known(token, service.Name) is { } known) return Success(known);
        if (failures.IsOver(Context))
        {
            Context.Features.Set(TooManyFailures.Mark);
            return AuthenticateResult.Fail("Too many tokens that were no good.");
        }

        if (await tokens.Read(token, service.Name) is { } caller) return Success(caller);
        failures.Count(Context);
        return AuthenticateResult.Fail("Not a token for this service.");
    }

    private static AuthenticateResult Success(Caller caller) => AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Name), Name));
}
