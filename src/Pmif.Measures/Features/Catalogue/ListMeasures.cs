using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>The single data list, by code.</summary>
internal sealed class ListMeasures(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public async Task<Page<MeasureResponse>> Handle(PageRequest page, MeasureFilter filter, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        var today = clock.Today();
        var entries = filter.Of(catalogue, today)
            .Where(entry => page.After is null || StringComparer.OrdinalIgnoreCase.Compare(entry.Code, page.After) > 0)
            .Take(page.Take)
            .ToList();
        var latest = await db.LatestPeriodsOf([.. entries.Select(entry => entry.Id)], cancellationToken);
        var rows = entries.ConvertAll(entry => MeasureResponse.Of(entry, entry.Current, today, latest.TryGetValue(entry.Id, out var period) ? period : null));
        return page.Of(rows, row => row.Code);
    }
}
