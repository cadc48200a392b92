namespace Pmif.Web.SignIn;

/// <summary>The addresses of signing in and out.</summary>
internal static class SignInAddresses
{
    /// <summary>In a demonstration the people to choose from; else what went wrong, or a way to the provider.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Leads to the provider.</summary>
    public const string Start = "/sign-in/start";

    /// <summary>Where the provider sends people back to.</summary>
    public const string Return = "/sign-in/return";

    public const string SignOut = "/sign-out";

    /// <summary>Where the provider sends people back to once they are signed out there.</summary>
    public const string SignOutReturn = "/sign-out/return";

    /// <summary>Where the provider says that sessions are over.</summary>
    public const string BackChannel = "/sign-out/back-channel";

    public const string SignedOut = "/signed-out";

    /// <summary>The query parameter with the page to go on to.</summary>
    public const string To = "to";

    public static string Page(string to) => SignIn + QueryString.Create(To, to);

    public static string Begin(string to) => Start + QueryString.Create(To, to);

    /// <summary>Once more, and only once.</summary>
    public static string Again(string to) => Begin(to) + "&again=true";

    public static string Problem(SignInTrouble trouble, string to) => $"{Page(to)}&problem={(int)trouble}";
}
