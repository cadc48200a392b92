using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Wording;

namespace Pmif.Web.SignIn;

/// <summary>What the rights table says, for pages that hide what the services would refuse.</summary>
internal static class WhoMay
{
    /// <summary>Those who may, as a group within a sentence: <c>contributors, measure owners or the performance team</c>.</summary>
    public static string Do(string right) => RoleWords.Holders(RightsTable.Of(right).Roles is { Count: > 0 } roles ? roles : [Role.Administrator]);

    /// <summary>Whether the reader may write about a measure's figures.</summary>
    public static bool WriteAbout(Measure measure, HttpContext http) => On(Rights.WriteCommentary, measure, http);

    /// <summary>Whether the reader may send figures at all.</summary>
    public static bool Send(HttpContext http) => RightsTable.Of(Rights.SubmitValues).IsHeldBy(Caller.Of(http));

    /// <summary>Whether the reader may define measures at all.</summary>
    public static bool Define(HttpContext http) => RightsTable.Of(Rights.DefineMeasures).IsHeldBy(Caller.Of(http));

    /// <summary>Whether the reader may verify figures at all.</summary>
    public static bool Verify(HttpContext http) => RightsTable.Of(Rights.VerifyValues).IsHeldBy(Caller.Of(http));

    /// <summary>Whether the reader may send a measure's figures.</summary>
    public static bool SendFor(Measure measure, HttpContext http) => On(Rights.SubmitValues, measure, http);

    /// <summary>Whether the reader has a right on a measure.</summary>
    public static bool On(string right, Measure measure, HttpContext http) =>
        Caller.Of(http).May(right, Subject.OfMeasure(measure.Code, measure.LeadService, measure.Source));
}
