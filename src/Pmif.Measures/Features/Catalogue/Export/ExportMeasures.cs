using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>The whole single data list, or all that passes a filter, by code.</summary>
internal sealed class ExportMeasures(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public async Task<IReadOnlyList<MeasureResponse>> Handle(MeasureFilter filter, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        var today = clock.Today();
        var entries = filter.Of(catalogue, today).ToList();
        var latest = await db.LatestPeriodsOf([.. entries.Select(entry => entry.Id)], cancellationToken);
        return entries.ConvertAll(entry => MeasureResponse.Of(entry, entry.Current, today, latest.TryGetValue(entry.Id, out var period) ? period : null));
    }
}
