using Pmif.ServiceDefaults;

namespace Pmif.Web.SignIn;

/// <summary>The rights that pages of this site ask for, which are those of the services behind them.</summary>
internal static class SiteRights
{
    public const string People = Rights.ManagePeople, Keys = Rights.ManageKeys, Audit = Rights.SearchAudit, Figures = Rights.SubmitValues,
        ProposeTargets = Rights.ProposeTargets, Verify = Rights.VerifyValues, Define = Rights.DefineMeasures;
}
