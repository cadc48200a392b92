using System.Text.RegularExpressions;

namespace Pmif.Measures.Domain.Definitions;

/// <summary>What a definition says about where its figures come from.</summary>
public static partial class FeedRules
{
    /// <summary>Most characters of the caveats.</summary>
    public const int LongestCaveats = 4_000;

    private const int LongestAddress = 2_000;
    private const int LongestFeed = 500;
    private const int MostFeeds = 100;

    /// <summary>The first rule that caveats, address or feeds break; none where they are sound.</summary>
    public static RuleBreach? FirstBreach(MeasureDefinition definition)
    {
        if (definition.Caveats is null or { Length: > LongestCaveats } || definition.Caveats.Contains('\0'))
            return new("measures.text-too-long", "The caveats hold at most 4,000 characters.");
        if (!IsAddress(definition.SourceUrl))
            return new("measures.source-url-invalid", "The address of the source is an absolute http or https address of at most 2,000 characters.");
        if (definition.Feeds is null or { Count: > MostFeeds } || definition.Feeds.Any(feed => feed is null or { Length: > LongestFeed } || !FeedPattern().IsMatch(feed)))
            return new("measures.feed-invalid", "A feed is ons:, fingertips: or lgbf: and the adapter's key, in at most 500 characters; there are at most 100.");
        return definition.Feeds.Distinct(StringComparer.OrdinalIgnoreCase).Count() < definition.Feeds.Count
            ? new("measures.feed-invalid", "A feed is named twice.")
            : null;
    }

    private static bool IsAddress(string? text) => text is { Length: <= LongestAddress }
        && (text.Length == 0 || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"));

    [GeneratedRegex(@"^(ons|fingertips|lgbf):[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$")]
    private static partial Regex FeedPattern();
}
