using Pmif.Framework.Data;
using Pmif.Framework.Data.Queries;
using Pmif.Framework.Data.Rows;
using Pmif.Framework.Domain.Yaml;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Frameworks;

/// <summary>One version of the framework as YAML; loading the text again gives the same framework.</summary>
public sealed class GetFrameworkYaml(FrameworkDb db)
{
    public async Task<Result<string>> Handle(GetFrameworkRequest request, CancellationToken ct)
    {
        if (await db.Versions.Whole(request.Version, ct) is { } row)
            return PlanWriter.Write(row.ToPlan());
        return request.Version is null ? FrameworkFaults.NoneInForce : FrameworkFaults.VersionUnknown;
    }
}
