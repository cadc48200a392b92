using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>The whole single data list, by code.</summary>
internal sealed class ExportMeasures(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<IReadOnlyList<MeasureResponse>> Handle(string? source, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        return [.. catalogue.Measures
            .Where(entry => source is null || entry.Current.Definition.Source.Equals(source, StringComparison.OrdinalIgnoreCase))
            .OrderBy(entry => entry.Code, StringComparer.OrdinalIgnoreCase)
            .Select(entry => MeasureResponse.Of(entry.Current.Version, entry.Current.Definition))];
    }
}
