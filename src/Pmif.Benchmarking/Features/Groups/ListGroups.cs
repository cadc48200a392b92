using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Groups;

/// <summary>All groups as they stand, by code.</summary>
public sealed class ListGroups(BenchmarkingDb db)
{
    public async Task<Result<Page<GroupView>>> Handle(PageRequest page, CancellationToken ct)
    {
        var after = page.After ?? "";
        var groups = await db.Groups.AsNoTracking()
            .Where(group => string.Compare(group.Code, after) > 0 && !db.Groups.Any(later => later.Code == group.Code && later.Version > group.Version))
            .OrderBy(group => group.Code).Take(page.Take).ToListAsync(ct);
        return page.Of(groups.ConvertAll(GroupView.Of), group => group.Code);
    }
}
