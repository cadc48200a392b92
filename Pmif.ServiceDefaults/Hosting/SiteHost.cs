using Microsoft.AspNetCore.Builder;

namespace Pmif.ServiceDefaults;

/// <summary>What the site shares with the services, whose pipeline it does not: people get pages, not problem documents.</summary>
public static class SiteHost
{
    /// <summary>Spans named by route, and the health of the process.</summary>
    public static void UseSiteDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.DescribeRequests();
        app.MapHealth();
    }
}
