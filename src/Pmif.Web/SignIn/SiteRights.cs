using Pmif.ServiceDefaults;

namespace Pmif.Web.SignIn;

/// <summary>The rights that pages of this site ask for.</summary>
internal static class SiteRights
{
    public const string Administration = Rights.Administer, People = Rights.Administer, Keys = Rights.Administer;
}
