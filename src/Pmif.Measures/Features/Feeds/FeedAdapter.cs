using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;

namespace Pmif.Measures.Features.Feeds;

/// <summary>The adapter that reads the files of a feed.</summary>
internal sealed class FeedAdapter(MeasuresDb db, CatalogueCache catalogues)
{
    /// <summary>Its name; none for the plain shape, or where there is no such feed, which is told later.</summary>
    public async Task<string?> Of(string feed, CancellationToken cancellationToken) =>
        (await catalogues.Current(db, cancellationToken)).TryContract(feed, out var entry) ? entry.Current.Contract.Adapter : null;
}
