using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace Pmif.Web.SignIn;

/// <summary>Sessions that were ended here, so that a copy of their cookie is worth nothing. Another replica learns of it when it renews.</summary>
public sealed class Sessions(SignInSettings settings, IMemoryCache cache)
{
    /// <summary>Ends the session of a cookie, if there is one.</summary>
    public void EndThat(AuthenticateResult signedIn)
    {
        ArgumentNullException.ThrowIfNull(signedIn);
        if (signedIn.Properties is { } properties && Session.Of(properties) is { } session) cache.Set(Key(session.Id), true, settings.Longest);
    }

    /// <summary>Whether that session was ended.</summary>
    public bool HasEnded(string id) => cache.TryGetValue(Key(id), out _);

    private static (Type Kind, string Id) Key(string id) => (typeof(Sessions), id);
}
