namespace Pmif.Web.SignIn;

/// <summary>What is wrong with settings of signing in, in words for those who run the site.</summary>
internal static class SignInProblems
{
    public static IReadOnlyList<string> In(SignInSettings settings) => [.. settings.IsDemo ? OfDemo(settings) : OfCouncil(settings), .. OfTimes(settings)];

    private static IEnumerable<string> OfDemo(SignInSettings settings)
    {
        if (settings.Authority.Length > 0)
            yield return "Pmif:SignIn:Authority is set in demo mode, in which anybody may be anyone: switch Pmif:DemoMode off, or take the provider out.";
    }

    private static IEnumerable<string> OfCouncil(SignInSettings settings)
    {
        if (settings.Authority.Length == 0)
            yield return "Pmif:SignIn:Authority is missing: the address of the council's OpenID provider.";
        else if (!Uri.TryCreate(settings.Authority, UriKind.Absolute, out var authority) || !IsSafe(authority))
            yield return "Pmif:SignIn:Authority is not an https address.";
        if (settings.ClientId.Length == 0)
            yield return "Pmif:SignIn:ClientId is missing: what the provider knows this site by.";
        if (settings.Address is null)
            yield return "Pmif:SiteAddress is missing: the https address at which people find the site, to which the provider sends them back.";
        else if (!IsSafe(settings.Address) || settings.Address.AbsolutePath != "/")
            yield return "Pmif:SiteAddress is not an https address without a path.";
        if (settings.KeysFolder.Length == 0)
            yield return "Pmif:KeysFolder is missing: a private folder, shared by all replicas, for the keys that protect cookies.";
    }

    private static IEnumerable<string> OfTimes(SignInSettings settings)
    {
        if (settings.RenewEvery <= TimeSpan.Zero || settings.RenewEvery > TimeSpan.FromHours(1))
            yield return "Pmif:SignIn:RenewEvery is not between a moment and one hour.";
        if (settings.Grace < settings.RenewEvery)
            yield return "Pmif:SignIn:Grace is shorter than RenewEvery.";
        if (settings.Longest < settings.Idle || settings.Longest > TimeSpan.FromDays(7))
            yield return "Pmif:SignIn:Longest is shorter than Idle, or longer than a week.";
    }

    // http would tell everyone on the way who signs in; only this machine's own programs may do without TLS.
    private static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
