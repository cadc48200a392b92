using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>How feeds are told of: their state as word, silhouette and colour, and why rows of them are held back.</summary>
public static class FeedWords
{
    /// <summary>How up to date a feed is.</summary>
    public static Status Standing(string state) => state switch
    {
        "fresh" => new(state, "Up to date", "circle", "green", "What has ended so far has come."),
        "due" => new(state, "Due", "triangle", "amber", "A period has ended; its figures are awaited."),
        "overdue" => new(state, "Overdue", "diamond", "red", "Figures should have come by now."),
        "never" => new(state, "Nothing yet", "dash", "grey", "Nothing has come yet, and nothing had to."),
        _ => new(state, state.Length == 0 ? "Not known" : state, "cross", "grey", ""),
    };

    /// <summary>What is awaited, and until when it is in time.</summary>
    public static string Awaited(Feed feed) => feed.NextDue.Length == 0 ? "Comes now and then"
        : $"{Dates.PeriodLabel(feed.Awaited)}, by {Dates.Day(feed.NextDue)}";

    /// <summary>What is held back, a sentence for each reason.</summary>
    public static IEnumerable<string> Held(Feed feed) =>
        feed.HeldReasons.Select(reason => $"{reason.Rows} {(reason.Rows == 1 ? "row" : "rows")}: {Reason(reason.Code)}");

    private static string Reason(string code) => code switch
    {
        "measures.feed-jump" => "far from the figure before",
        "measures.feed-measure" => "of a measure that is not part of the feed",
        "measures.feed-row-count" => "in a file with too few or too many rows",
        "measures.feed-digest-missing" => "in a file without its checksum",
        "measures.feed-atomic" => "sent together with one of those",
        _ => code,
    };
}
