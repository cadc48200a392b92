using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Feeds;
using Pmif.Measures.Features.Feeds.Quarantine;

namespace Pmif.Measures.Features.Feeds;

/// <summary>A feed with what has come of it.</summary>
internal sealed record FeedRecord(FeedEntry Feed, FeedFreshness Freshness, FeedRecords.LastSubmission? Last, HeldSummary Held)
{
    public static async Task<List<FeedRecord>> Of(MeasuresDb db, CatalogueSnapshot catalogue, IReadOnlyList<FeedEntry> feeds, DateOnly today, CancellationToken cancellationToken)
    {
        int[] ids = [.. feeds.Select(feed => feed.Id)];
        var paced = feeds.ToDictionary(feed => feed.Id, feed => Paced(feed.Current.Contract, catalogue));
        var last = await db.LastSubmissions(ids, cancellationToken);
        var latest = await db.LatestPeriods([.. paced.Values.SelectMany(measures => measures).Distinct()], cancellationToken);
        var held = await db.HeldOf(ids, cancellationToken);
        var reasons = await db.HeldReasonsOf(ids, cancellationToken);
        return [.. feeds.Select(feed => new FeedRecord(
            feed,
            FeedFreshness.Of(feed.Current.Contract, feed.Since,
                [.. paced[feed.Id].Select(measure => latest.TryGetValue(measure, out var period) ? period : (Contracts.Primitives.Period?)null)], last.ContainsKey(feed.Id), today),
            last.GetValueOrDefault(feed.Id),
            new(held.GetValueOrDefault(feed.Id)?.Submissions ?? 0, held.GetValueOrDefault(feed.Id)?.Rows ?? 0,
                [.. reasons[feed.Id].Select(reason => new QuarantineReason(reason.Code, reason.Rows))])))];
    }

    public FeedResponse ToResponse()
    {
        var c = Feed.Current.Contract;
        return new(c.Code, Feed.Current.Version, c.Name, c.Source, c.Owner, c.Contact, c.Adapter, c.Measures, c.Frequency, c.DeadlineDays, c.ExpectedRows, c.Jump,
            c.RequireDigest, c.EffectiveFrom, Freshness.State, Last?.Id, Last?.ReceivedAt, Freshness.LastPeriod, Freshness.Awaited, Freshness.NextDue,
            Freshness.Overdue, Held);
    }

    private static int[] Paced(FeedContract contract, CatalogueSnapshot catalogue) => [.. contract.Measures
        .Select(code => catalogue.TryMeasure(code, out var entry) ? entry : null).OfType<MeasureEntry>()
        .Where(measure => FeedCadence.Keeps(measure.Current.Definition.Frequency, contract.Frequency)).Select(measure => measure.Id)];
}
