using Pmif.Contracts.Measures.V1;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Feeds;

/// <summary>Asks for the feeds.</summary>
public sealed class FeedParts(Pmif.Contracts.Measures.V1.Feeds.FeedsClient feeds, Ask ask)
{
    private const int MostPages = 5;

    /// <summary>All feeds: those that are overdue or held back first, then by name.</summary>
    public Task<Part<IReadOnlyList<Feed>>> All(CancellationToken ct) => ask.For("The list of feeds", () => Read(ct), ct);

    private async Task<IReadOnlyList<Feed>> Read(CancellationToken ct)
    {
        var all = new List<Feed>();
        var request = new ListFeedsRequest { Limit = 1000 };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await feeds.ListFeedsAsync(request, cancellationToken: ct);
            all.AddRange(answer.Feeds);
            if (answer.Next.Length == 0)
                break;
            request.Cursor = answer.Next;
        }
        return [.. all.OrderBy(feed => feed.State == "overdue" ? 0 : feed.HeldRows > 0 ? 1 : 2).ThenBy(feed => feed.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
