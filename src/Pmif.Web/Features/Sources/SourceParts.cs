using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Web.Features.Feeds;
using Pmif.Web.Features.Keys;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Sources;

/// <summary>A system that figures come from.</summary>
/// <param name="Code">What measures and keys call it.</param>
/// <param name="Measures">How many measures it feeds.</param>
/// <param name="Feeds">How many feeds are agreed with it.</param>
/// <param name="LastReceived">When the latest of its agreed feeds came; null where none did.</param>
/// <param name="Keys">How many of its keys work.</param>
/// <param name="LastUsed">When one of its keys was last used; "" where none was.</param>
public sealed record Source(string Code, int Measures, int Feeds, Timestamp? LastReceived, int Keys, string LastUsed);

/// <summary>Puts together what Measures knows of sources and Framework of their keys.</summary>
public sealed class SourceParts(MeasureList measures, FeedParts feeds, KeyParts keys, Ask ask)
{
    /// <summary>All sources, by code; the first part that is missing, where one is.</summary>
    public async Task<Part<IReadOnlyList<Source>>> All(CancellationToken ct)
    {
        var (allFeeds, allKeys) = (feeds.All(ct), keys.All("", ct));
        var register = await ask.For("The measures register", () => measures.ByCode(ct), ct);
        var (feedPart, keyPart) = (await allFeeds, await allKeys);
        if (register.Value is null) return Missing(register);
        if (feedPart.Value is null) return Missing(feedPart);
        if (keyPart.Value is null) return Missing(keyPart);
        return new("The list of sources", Of([.. register.Value.Values], feedPart.Value, keyPart.Value));
    }

    private static IReadOnlyList<Source> Of(IReadOnlyList<Measure> measures, IReadOnlyList<Feed> feeds, IReadOnlyList<Key> keys)
    {
        var codes = measures.Select(measure => measure.Source).Concat(feeds.Select(feed => feed.Source)).Concat(keys.Select(key => key.Source));
        return [.. codes.Where(code => code.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Select(code =>
        {
            bool IsOf(string source) => source.Equals(code, StringComparison.OrdinalIgnoreCase);
            var (ofFeeds, ofKeys) = (feeds.Where(feed => IsOf(feed.Source)).ToList(), keys.Where(key => IsOf(key.Source)).ToList());
            return new Source(
                code, measures.Count(measure => IsOf(measure.Source)), ofFeeds.Count,
                ofFeeds.Select(feed => feed.LastReceivedAt).Where(time => time is not null).MaxBy(time => time.ToDateTime()),
                ofKeys.Count(key => key.State is "active" or "ending"), ofKeys.Select(key => key.LastUsed).Max(StringComparer.Ordinal) ?? "");
        })];
    }

    private static Part<IReadOnlyList<Source>> Missing<T>(Part<T> part) where T : class => new(part.Name, null, part.IsMissing, part.IsRefused);
}
