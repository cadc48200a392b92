using Pmif.Framework.Data;
using Pmif.Framework.Data.Queries;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Frameworks;

/// <param name="Version">None: the version in force.</param>
public sealed record GetFrameworkRequest(int? Version);

/// <summary>One version of the framework, whole.</summary>
public sealed class GetFramework(FrameworkDb db)
{
    public async Task<Result<FrameworkView>> Handle(GetFrameworkRequest request, CancellationToken ct)
    {
        if (await db.Versions.Whole(request.Version, ct) is { } row)
            return FrameworkView.Of(row);
        return request.Version is null ? FrameworkFaults.NoneInForce : FrameworkFaults.VersionUnknown;
    }
}
