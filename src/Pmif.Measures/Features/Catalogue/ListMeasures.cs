using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>The single data list, by code.</summary>
internal sealed class ListMeasures(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Page<MeasureResponse>> Handle(PageRequest page, string? source, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        var rows = catalogue.Measures
            .Where(entry => source is null || entry.Current.Definition.Source.Equals(source, StringComparison.OrdinalIgnoreCase))
            .Where(entry => page.After is null || StringComparer.OrdinalIgnoreCase.Compare(entry.Code, page.After) > 0)
            .OrderBy(entry => entry.Code, StringComparer.OrdinalIgnoreCase)
            .Take(page.Take)
            .Select(entry => MeasureResponse.Of(entry.Current.Version, entry.Current.Definition))
            .ToList();
        return page.Of(rows, row => row.Code);
    }
}
