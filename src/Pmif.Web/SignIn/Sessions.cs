using Microsoft.AspNetCore.Authentication;

namespace Pmif.Web.SignIn;

/// <summary>Sessions that were ended, here or by the provider, so that their cookies and copies of them are worth nothing.</summary>
internal sealed class Sessions(EndedMarks marks)
{
    private const string OfId = "session", OfProvider = "provider's session", OfPerson = "person", OfPersonWithout = "person without a provider's session";

    /// <summary>Ends the session of a cookie, if there is one.</summary>
    public void EndThat(AuthenticateResult signedIn)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (signedIn.Properties is { } properties && Session.Of(properties) is { } session) marks.Set(OfId, session.Id);
    }

    /// <summary>Ends what the provider says is over: its own session, or where it names none, all that the person has begun so far.</summary>
    public void EndThose(LoggedOut over)
    {
        if (over.ProviderSession.Length == 0)
        {
            marks.Set(OfPerson, over.Subject);
            return;
        }

        marks.Set(OfProvider, over.ProviderSession);
        // Of a session that began without the provider's naming its own, it is not known that it goes on.
        if (over.Subject.Length > 0) marks.Set(OfPersonWithout, over.Subject);
    }

    /// <summary>Whether that session was ended.</summary>
    public bool HasEnded(Session session) =>
        marks.When(OfId, session.Id) is not null
        || (session.ProviderSession.Length > 0 ? marks.When(OfProvider, session.ProviderSession) is not null : marks.When(OfPersonWithout, session.Subject) >= session.Began)
        || marks.When(OfPerson, session.Subject) >= session.Began;
}
