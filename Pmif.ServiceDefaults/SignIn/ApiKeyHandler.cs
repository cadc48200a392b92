using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pmif.ServiceDefaults;

/// <summary>Knows the caller by an API key.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyDirectory keys, FailedSignIns failures)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "api-key";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Bearer.Of(Request) is not { } key) return AuthenticateResult.NoResult();
        if (failures.IsOver(Context) && !keys.IsKnown(key))
        {
            Context.Features.Set(TooManyFailures.Mark);
            return AuthenticateResult.Fail("Too many keys that were no good.");
        }

        if (await keys.Find(key, Context.RequestAborted) is { } caller) return AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Name), Name));
        failures.Count(Context);
        return AuthenticateResult.Fail("Unknown API key.");
    }
}
