using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Variation;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.ChartMarks;

/// <summary>Every rebase of a measure, or every ghosted point, those that were removed too, in the order they were made.</summary>
internal sealed class ListChartMarks(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<Page<ChartMarkResponse>>> Handle(ChartMarkKind kind, string code, string? breakdownCode, PageRequest page, CancellationToken cancellationToken)
    {
        var after = 0;
        if (page.After is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestFaults.CursorInvalid;
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        BreakdownEntry? breakdown = null;
        if (breakdownCode is not null && !catalogue.TryBreakdown(breakdownCode, out breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        var word = Words.Of(kind);
        var rows = await db.ChartMarks.AsNoTracking()
            .Where(row => row.MeasureId == measure.Id && row.Kind == word && row.Id > after && (breakdown == null || row.BreakdownId == breakdown.Id))
            .OrderBy(row => row.Id).Take(page.Take).ToListAsync(cancellationToken);
        return page.Of(rows.ConvertAll(row => ChartMarkResponse.Of(row, measure.Code, catalogue.Breakdown(row.BreakdownId).Code)),
            mark => mark.Id.ToString(CultureInfo.InvariantCulture));
    }
}
