using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

/// <summary>One feed.</summary>
internal sealed class GetFeed(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public async Task<Result<FeedResponse>> Handle(string code, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        return catalogue.TryContract(code, out var feed)
            ? (await FeedRecord.Of(db, catalogue, [feed], DateOnly.FromDateTime(clock.GetLocalNow().DateTime), cancellationToken))[0].ToResponse()
            : FeedFaults.NotFound.With($"No feed has the code '{code}'.");
    }
}
