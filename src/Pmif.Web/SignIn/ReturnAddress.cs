namespace Pmif.Web.SignIn;

/// <summary>Where somebody is led after signing in or out: always a page of this site.</summary>
public static class ReturnAddress
{
    private const int Longest = 2000;

    /// <summary>The address if it is one within this site, else that of the summary.</summary>
    /// <remarks>
    /// Browsers read <c>//host</c> and <c>/\host</c> as another site, and drop tabs and line ends before they look. Pages of signing in lead nowhere.
    /// </remarks>
    public static string Within(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] and { Length: <= Longest } && !address.Any(char.IsControl) && !IsOfSigningIn(address) ? address : "/";

    private static bool IsOfSigningIn(string address) => address.StartsWith("/sign-", StringComparison.OrdinalIgnoreCase) || address.StartsWith("/signed-out", StringComparison.OrdinalIgnoreCase);
}
