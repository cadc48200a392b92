using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>One version of a definition, with who made it, when and why.</summary>
public sealed record VersionResponse(
    int Version, DateOnly? EffectiveFrom, DateTimeOffset RecordedAt, string RecordedBy, string Reason, Retirement? Retirement, MeasureDefinition Definition)
{
    internal static VersionResponse Of(MeasureVersionRow row) => new(
        row.Version, row.EffectiveFrom, row.RecordedAt, row.RecordedBy, row.Reason, row.Retirement, row.Definition);
}

/// <summary>Every version a definition has had, the newest first.</summary>
internal sealed class ListVersions(MeasuresDb db)
{
    public async Task<Result<Page<VersionResponse>>> Handle(string code, PageRequest page, CancellationToken cancellationToken)
    {
        var before = int.MaxValue;
        if (page.After is { } after && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return RequestFaults.CursorInvalid;
        var measure = await db.Measures.AsNoTracking().SingleOrDefaultAsync(row => row.Code.ToUpper() == code.ToUpper(), cancellationToken);
        if (measure is null)
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        var rows = await db.MeasureVersions.AsNoTracking().Where(row => row.MeasureId == measure.Id && row.Version < before)
            .OrderByDescending(row => row.Version).Take(page.Take).ToListAsync(cancellationToken);
        return page.Of(rows.ConvertAll(VersionResponse.Of), version => version.Version.ToString(CultureInfo.InvariantCulture));
    }
}
