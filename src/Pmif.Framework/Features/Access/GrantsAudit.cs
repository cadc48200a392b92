using Pmif.Framework.Data.Rows;

namespace Pmif.Framework.Features.Access;

/// <summary>What somebody may do, in the audit trail; without their name, which is not kept there.</summary>
internal static class GrantsAudit
{
    public static object Of(PersonRow row) => new { Grants = row.Grants.Select(GrantView.Of).ToList(), row.MaySeeHeld, IsRemoved = row.RemovedAt is not null };
}
