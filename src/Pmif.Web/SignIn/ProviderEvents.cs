using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Pmif.Web.SignIn;

/// <summary>What happens around the visit to the provider.</summary>
internal sealed partial class ProviderEvents(SignInSettings settings, PeopleLookup people, TimeProvider clock, ILogger<ProviderEvents> log) : OpenIdConnectEvents
{
    // Keys that have just turned are fetched, and the person, whom the provider knows by now, is sent there once more.
    public const string SecondTry = "second-try";

    public override async Task TokenValidated(TokenValidatedContext context)
    {
        var claims = (ClaimsIdentity)context.Principal!.Identity!;
        if (Identity.Of(claims, settings.GroupClaims) is not { } identity)
        {
            context.Fail(new SignInException(SignInTrouble.Unfinished, "The identity token names no subject."));
            return;
        }

        if (Identity.HasTooManyGroups(claims)) LogTooManyGroups();
        if (await people.Resolve(identity, context.HttpContext.RequestAborted) is not { } person)
        {
            context.Fail(new SignInException(SignInTrouble.RightsUnknown, "Framework did not say what the person may do."));
            return;
        }

        context.Principal = person.ToKeptPrincipal(SiteSignIn.Scheme);
        var tokens = context.TokenEndpointResponse;
        Session.New(identity.Subject, tokens?.RefreshToken ?? "", claims.FindFirst("sid")?.Value ?? "", clock.GetUtcNow()).ApplyTo(context.Properties!, tokens?.IdToken ?? "");
    }

    // Given no identity token, the provider wants to know at least which application asks.
    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.ClientId = settings.ClientId;
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        var to = ReturnAddress.Within(context.Properties?.RedirectUri);
        var reasons = Reasons(context.Failure).ToList();
        var trouble = Trouble(reasons);
        LogFailure(trouble, string.Join("; ", reasons.Select(reason => reason.GetType().Name)));
        context.HandleResponse();
        var isSecond = context.Properties?.Items.ContainsKey(SecondTry) != false;
        context.Response.Redirect(reasons.OfType<SecurityTokenSignatureKeyNotFoundException>().Any() && !isSecond ? SignInAddresses.Again(to) : SignInAddresses.Problem(trouble, to));
        return Task.CompletedTask;
    }

    private static IEnumerable<Exception> Reasons(Exception? failure)
    {
        for (var reason = failure; reason is not null; reason = reason.InnerException) yield return reason;
    }

    // What the provider says in words is not shown or kept: whoever writes the address of a return can write it too.
    private static SignInTrouble Trouble(IReadOnlyList<Exception> reasons) =>
        reasons.OfType<SignInException>().FirstOrDefault() is { } known ? known.Trouble
        : reasons.OfType<HttpRequestException>().Any() ? SignInTrouble.ProviderDown
        : reasons.Any(reason => reason.Data["error"] is "access_denied") ? SignInTrouble.Refused
        : SignInTrouble.Unfinished;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody's identity token leaves their groups out, because they are in too many; app roles avoid that")]
    private partial void LogTooManyGroups();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in failed, {Trouble}: {Reasons}")]
    private partial void LogFailure(SignInTrouble trouble, string reasons);
}
