using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Features.Feeds.Watch;

/// <summary>Tells of each feed and period that became overdue, once, and notes what has come since.</summary>
internal sealed class TellOverdue(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    /// <summary>How many were told. Where another instance is at it, none.</summary>
    public async Task<int> Handle(CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TryWatch(cancellationToken))
            return 0;
        var feeds = await FeedRecord.Of(db, catalogue, [.. catalogue.Feeds.Where(feed => feed.InForceOn(today) is not null)], today, cancellationToken);
        OverdueFeeds.Missing[] missing = [.. feeds.SelectMany(feed => feed.Freshness.Overdue.Select(period =>
            new OverdueFeeds.Missing(feed.Feed.Id, period, FeedFreshness.Due(period, feed.Feed.Current.Contract))))];
        var news = await db.TellOverdue(missing, now, cancellationToken);
        foreach (var one in missing.Where(one => news.Contains((one.FeedId, one.Period))))
            db.Publish(EventOf(feeds.Single(feed => feed.Feed.Id == one.FeedId).Feed.Current.Contract, one, now));
        await db.ClearOverdue([.. feeds.Where(feed => feed.Freshness.Awaited is not null)
            .Select(feed => (feed.Feed.Id, feed.Freshness.Awaited!.Value.Start))], now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return news.Count;
    }

    private static FeedOverdue EventOf(FeedContract contract, OverdueFeeds.Missing missing, DateTimeOffset now) => new(
        contract.Code, contract.Name, contract.Source, missing.Period, missing.Due, contract.Measures, contract.Owner, now);
}
