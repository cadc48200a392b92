using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Framework.Data;
using Pmif.Framework.Domain.Plans;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Features.Frameworks;

/// <summary>A version without its content.</summary>
/// <param name="States">Every state it came into, in order.</param>
public sealed record VersionView(
    int Version, VersionState State, string Code, string Name, DateOnly EffectiveFrom, DateTimeOffset RecordedAt, string RecordedBy, IReadOnlyList<VersionStateView> States);

/// <summary>A state a version came into: when, and by whom.</summary>
public sealed record VersionStateView(VersionState State, DateTimeOffset At, string By);

/// <summary>All versions there have been, the latest first.</summary>
public sealed class ListVersions(FrameworkDb db)
{
    public async Task<Result<Page<VersionView>>> Handle(PageRequest page, CancellationToken ct)
    {
        var before = int.MaxValue;
        if (page.After is { } after && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return RequestFaults.CursorInvalid;

        var rows = await db.Versions.AsNoTracking().Where(v => v.Version < before).OrderByDescending(v => v.Version).Take(page.Take)
            .Select(v => new VersionView(
                v.Version, v.State, v.Code, v.Name, v.EffectiveFrom, v.RecordedAt, v.RecordedBy,
                v.States.OrderBy(s => s.Id).Select(s => new VersionStateView(s.State, s.At, s.By)).ToList()))
            .ToListAsync(ct);
        return page.Of(rows, last => last.Version.ToString(CultureInfo.InvariantCulture));
    }
}
