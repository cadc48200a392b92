using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Caching.Memory;
using Pmif.ServiceDefaults;

namespace Pmif.Web.SignIn;

/// <summary>Asks again, every few minutes, who a signed-in person is and what they may do, so that what was taken away stops working.</summary>
internal sealed class Renewal(SignInSettings settings, Sessions sessions, PeopleLookup people, ProviderTokens provider, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan OneAtATime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);
    private readonly Lock gate = new();

    public async Task Check(CookieValidatePrincipalContext context)
    {
        var now = clock.GetUtcNow();
        if (Session.Of(context.Properties) is not { } session || sessions.HasEnded(session) || now - session.Began > settings.Longest)
        {
            await End(context);
            return;
        }

        if (now - session.Renewed < settings.RenewEvery) return;
        switch (await Once(session, HttpMethods.IsGet(context.Request.Method)))
        {
            case Half half:
                (session with { RefreshToken = half.RefreshToken }).ApplyTo(context.Properties, half.IdentityToken);
                context.ShouldRenew = true;
                break;
            case Renewed renewed:
                context.ReplacePrincipal(renewed.Person.ToKeptPrincipal(SiteSignIn.Scheme));
                var identityToken = renewed.IdentityToken.Length > 0 ? renewed.IdentityToken : context.Properties.GetTokenValue("id_token") ?? "";
                (session with { Renewed = renewed.At, RefreshToken = renewed.RefreshToken }).ApplyTo(context.Properties, identityToken);
                context.ShouldRenew = true;
                break;
            case null:
                break;
            default:
                await End(context);
                return;
        }

        if (Session.Of(context.Properties) is { } latest && now - latest.Renewed > settings.Grace) await End(context);
    }

    // Requests that come at once, and those still on their way with the cookie of before, share one answer: a refresh token works once.
    private Task<Outcome?> Once(Session session, bool canLeave)
    {
        // Without a refresh token the person is led to the provider, who knows them and sends them back at once; but not while they send a form.
        if (session.RefreshToken.Length == 0 && !settings.IsDemo) return Task.FromResult<Outcome?>(canLeave ? new Ended() : null);
        var key = (typeof(Renewal), session.Id, session.RefreshToken, session.Renewed);
        lock (gate)
        {
            if (cache.TryGetValue(key, out Task<Outcome?>? running) && running is not null) return running;
            var asked = Ask(session);
            cache.Set(key, asked, OneAtATime);
            _ = asked.ContinueWith(done => { if (done is not { IsCompletedSuccessfully: true, Result: not null }) cache.Set(key, asked, TryAgain); }, TaskScheduler.Default);
            return asked;
        }
    }

    // Not ended by the request's own end, as others wait for the same answer.
    private async Task<Outcome?> Ask(Session session)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        if (settings.IsDemo)
            return await people.Demo(session.Subject, deadline.Token) is { } demo ? new Renewed(demo, "", "", clock.GetUtcNow()) : null;
        switch (await provider.Refresh(session.RefreshToken, session.Subject, deadline.Token))
        {
            case ProviderAnswer.Ended: return new Ended();
            case ProviderAnswer.Known known:
                var person = await people.Resolve(known.Identity, deadline.Token);
                return person is null ? new Half(known.RefreshToken, known.IdentityToken) : new Renewed(person, known.RefreshToken, known.IdentityToken, clock.GetUtcNow());
            default: return null;
        }
    }

    private static Task End(CookieValidatePrincipalContext context)
    {
        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private abstract record Outcome;

    private sealed record Renewed(Caller Person, string RefreshToken, string IdentityToken, DateTimeOffset At) : Outcome;

    // The provider has answered and Framework has not: the token is used up, and its successor must not be lost.
    private sealed record Half(string RefreshToken, string IdentityToken) : Outcome;

    private sealed record Ended : Outcome;
}
