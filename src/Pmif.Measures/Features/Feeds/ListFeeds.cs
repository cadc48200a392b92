using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

/// <summary>All feeds by code.</summary>
internal sealed class ListFeeds(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public async Task<Page<FeedResponse>> Handle(PageRequest page, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        FeedEntry[] feeds = [.. catalogue.Feeds
            .Where(feed => page.After is null || StringComparer.OrdinalIgnoreCase.Compare(feed.Code, page.After) > 0)
            .OrderBy(feed => feed.Code, StringComparer.OrdinalIgnoreCase).Take(page.Take)];
        var found = await FeedRecord.Of(db, catalogue, feeds, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), cancellationToken);
        return page.Of(found.ConvertAll(feed => feed.ToResponse()), feed => feed.Code);
    }
}
