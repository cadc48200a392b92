using Pmif.Web.SignIn;

namespace Pmif.Web.Features.SignIn;

/// <summary>What somebody is told who could not sign in: what happened, that nothing is lost, and what to do.</summary>
internal static class SignInWords
{
    public static string Title(SignInTrouble trouble) => trouble switch
    {
        SignInTrouble.ProviderDown => "Sign-in is not available at the moment",
        SignInTrouble.Refused => "You were not signed in",
        SignInTrouble.RightsUnknown => "Your rights could not be found out",
        _ => "Signing in was not finished",
    };

    public static IReadOnlyList<string> Advice(SignInTrouble trouble) => trouble switch
    {
        SignInTrouble.ProviderDown => ["The council’s sign-in service cannot be reached. Figures are still collected meanwhile.", "Try again in a few minutes. If other systems do not let you in either, the IT service desk will know of it."],
        SignInTrouble.Refused => ["The council’s sign-in service did not let you in, or you stopped there.", "If you should have access, ask the IT service desk to add you to a group of this site."],
        SignInTrouble.RightsUnknown => ["You are known, but what you may do here could not be asked for. Nothing is lost.", "Try again in a minute."],
        _ => ["That can happen when it takes long, in two windows at once, or with an address that was kept from an earlier sign-in.", "Try again; if it keeps happening, close the browser first."],
    };

    public static int Status(SignInTrouble trouble) => trouble switch
    {
        SignInTrouble.ProviderDown or SignInTrouble.RightsUnknown => StatusCodes.Status503ServiceUnavailable,
        SignInTrouble.Refused => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };
}
