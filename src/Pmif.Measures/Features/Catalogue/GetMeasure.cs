using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>The definition of a measure as it stands.</summary>
internal sealed class GetMeasure(MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<MeasureResponse>> Handle(string code, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        return catalogue.TryMeasure(code, out var entry)
            ? MeasureResponse.Of(entry.Current.Version, entry.Current.Definition)
            : CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
    }
}
