using Microsoft.EntityFrameworkCore;
using Pmif.Framework.Data.Rows;
using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Data.Queries;

/// <summary>Ways to read versions.</summary>
public static class VersionQueries
{
    /// <summary>Lets one transaction at a time, until its end, decide what the next version is; readers do not wait.</summary>
    public static Task OneWriter(this FrameworkDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync("lock table framework_versions in share row exclusive mode", ct);

    /// <summary>A version with all its content, or the one in force where none is named; for reading only.</summary>
    public static Task<FrameworkVersionRow?> Whole(this DbSet<FrameworkVersionRow> versions, int? version, CancellationToken ct) => versions
        .AsNoTracking().AsSplitQuery()
        .Include(v => v.Objectives).ThenInclude(o => o.Outcomes)
        .Include(v => v.Interventions)
        .Include(v => v.Scorecards).ThenInclude(s => s.Perspectives)
        .Include(v => v.Calendar)
        .OrderBy(v => v.Version)
        .FirstOrDefaultAsync(v => version == null ? v.State == VersionState.InForce : v.Version == version, ct);
}
