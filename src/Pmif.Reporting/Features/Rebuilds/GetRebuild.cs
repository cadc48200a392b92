using Microsoft.EntityFrameworkCore;
using Pmif.Reporting.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Rebuilds;

/// <summary>How far a rebuild is.</summary>
public sealed class GetRebuild(ReportingDb db)
{
    public async Task<Result<Rebuild>> Handle(Guid id, CancellationToken cancellationToken) =>
        await db.Rebuilds.AsNoTracking().SingleOrDefaultAsync(rebuild => rebuild.Id == id, cancellationToken) is { } rebuild
            ? rebuild
            : RebuildFaults.NotFound;
}
