using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Feeds;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds;

/// <summary>The feed that a submission belongs to.</summary>
/// <param name="Id">The feed.</param>
/// <param name="Contract">Its contract in force; none before its first day.</param>
/// <param name="IsNamed">Whether the sender named it. Where not, it counts only for a submission that brings nothing but its measures, and not where every row is refused.</param>
internal sealed record AgreedFeed(int Id, FeedContract? Contract, bool IsNamed)
{
    /// <summary>The feed that the request names; where it names none, the only one of its source. Most submissions belong to none.</summary>
    public static Result<AgreedFeed?> Of(SubmitValues.Request request, CatalogueSnapshot catalogue, DateOnly today)
    {
        if (request.Release is not null)
            return (AgreedFeed?)null;
        if (request.Feed is null)
            return OnlyOneOf(request.Caller.Source, catalogue) is { } only ? new AgreedFeed(only.Id, only.InForceOn(today), IsNamed: false) : (AgreedFeed?)null;
        if (!catalogue.TryContract(request.Feed, out var feed))
            return FeedFaults.NotFound.With($"No feed has the code '{request.Feed}'.");
        // A person's remit is held against each row.
        return request.Caller.Source.Length == 0 || IsOf(request.Caller.Source, feed)
            ? new AgreedFeed(feed.Id, feed.InForceOn(today), IsNamed: true)
            : FeedFaults.OfAnotherSource.With($"The feed '{feed.Code}' is sent by '{feed.Current.Source}', not by '{request.Caller.Source}'.");
    }

    private static FeedEntry? OnlyOneOf(string source, CatalogueSnapshot catalogue)
    {
        FeedEntry? only = null;
        foreach (var feed in catalogue.Feeds)
        {
            if (!IsOf(source, feed))
                continue;
            if (only is not null)
                return null;
            only = feed;
        }
        return only;
    }

    private static bool IsOf(string source, FeedEntry feed) => feed.Current.Source.Equals(source, StringComparison.OrdinalIgnoreCase);
}
