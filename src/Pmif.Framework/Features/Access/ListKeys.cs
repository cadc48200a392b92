using Microsoft.EntityFrameworkCore;
using Pmif.Framework.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Access;

/// <summary>Every key there ever was, the latest first; those of a source, if one is given.</summary>
public sealed class ListKeys(FrameworkDb db, TimeProvider time)
{
    public async Task<Result<Page<KeyView>>> Handle(string? source, PageRequest page, CancellationToken ct)
    {
        var keys = db.ApiKeys.AsNoTracking();
        if (!string.IsNullOrEmpty(source)) keys = keys.Where(key => key.Source == source);
        if (page.After is { } after) keys = keys.Where(key => key.Id.CompareTo(after) < 0);
        var now = time.GetUtcNow();
        var rows = await keys.OrderByDescending(key => key.Id).Take(page.Take).ToListAsync(ct);
        return page.Of([.. rows.Select(row => KeyView.Of(row, now))], last => last.Id);
    }
}
