using Microsoft.EntityFrameworkCore;
using Pmif.Benchmarking.Data;
using Pmif.Benchmarking.Domain.Areas;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Features.Areas;

/// <summary>The register of areas, by code.</summary>
public sealed class ListAreas(BenchmarkingDb db)
{
    public async Task<Result<Page<Area>>> Handle(PageRequest page, CancellationToken ct)
    {
        var after = page.After ?? "";
        var areas = await db.Areas.AsNoTracking().Where(area => string.Compare(area.Code, after) > 0)
            .OrderBy(area => area.Code).Take(page.Take).ToListAsync(ct);
        return page.Of(areas, area => area.Code);
    }
}
