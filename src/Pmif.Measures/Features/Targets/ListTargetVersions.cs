using System.Globalization;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>Every version of the targets of a series, newest first, with who, when and why.</summary>
internal sealed class ListTargetVersions(MeasuresDb db, CatalogueCache catalogues, TargetHistory history)
{
    public async Task<Result<Page<TargetsResponse>>> Handle(string code, string? breakdownCode, PageRequest page, CancellationToken cancellationToken)
    {
        if (!NewestFirst.TryReadCursor(page, out var before))
            return RequestFaults.CursorInvalid;
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        var versions = await history.Versions(measure, breakdown, before, page.Take, cancellationToken);
        return page.Of(versions, one => one.Version.ToString(CultureInfo.InvariantCulture));
    }
}
