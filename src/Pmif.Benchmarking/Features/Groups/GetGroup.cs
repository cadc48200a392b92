using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Groups;

/// <param name="Code">The group.</param>
/// <param name="Version">Null for the present one.</param>
public sealed record GetGroupRequest(string Code, int? Version);

/// <summary>One group as it stands, or as it stood in a version.</summary>
public sealed class GetGroup(BenchmarkingDb db)
{
    public async Task<Result<GroupView>> Handle(GetGroupRequest request, CancellationToken ct)
    {
        var group = await db.Groups.AsNoTracking()
            .Where(version => version.Code == request.Code && (request.Version == null || version.Version == request.Version))
            .OrderByDescending(version => version.Version).FirstOrDefaultAsync(ct);
        return group is not null ? GroupView.Of(group) : request.Version is null ? GroupFaults.Unknown : GroupFaults.VersionUnknown;
    }
}
