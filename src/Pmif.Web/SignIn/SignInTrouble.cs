namespace Pmif.Web.SignIn;

/// <summary>Why somebody could not sign in.</summary>
public enum SignInTrouble
{
    /// <summary>The provider cannot be reached, or answers with an error of its own.</summary>
    ProviderDown,

    /// <summary>The provider, or the person, said no.</summary>
    Refused,

    /// <summary>It broke off on the way back: too slow, in two windows at once, or with a token that does not hold.</summary>
    Unfinished,

    /// <summary>Who the person is was known, and what they may do could not be found out.</summary>
    RightsUnknown,
}

/// <summary>Ends a sign-in for a reason that the person is told.</summary>
internal sealed class SignInException(SignInTrouble trouble, string message) : Exception(message)
{
    public SignInTrouble Trouble { get; } = trouble;
}
