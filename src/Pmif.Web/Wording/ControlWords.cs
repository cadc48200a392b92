using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>What a control chart says of a point, in words that need no training.</summary>
public static class ControlWords
{
    /// <summary>The word beside a point; empty for usual variation.</summary>
    public static string OfMeaning(string meaning) => meaning switch
    {
        "improvement" => "Improvement",
        "concern" => "Concern",
        "neutral" => "Unusual",
        _ => "",
    };

    /// <summary>Why it is marked; empty where it is not.</summary>
    public static string OfRule(string rule) => rule switch
    {
        "above-limit" => "above the upper limit",
        "below-limit" => "below the lower limit",
        "trend-up" => "part of a steady rise",
        "trend-down" => "part of a steady fall",
        "two-of-three" => "one of two in three close to a limit",
        "shift-above" => "part of a run above the middle",
        "shift-below" => "part of a run below the middle",
        _ => "",
    };

    /// <summary>All that is to be said of a point.</summary>
    public static string Of(ControlPoint point)
    {
        string[] parts = point.Ghosted ? ["Left out as out of the ordinary"]
            : OfMeaning(point.Meaning) is { Length: > 0 } word ? [$"{word}: {OfRule(point.Rule)}"] : ["Usual variation"];
        return string.Join("; ", parts.Concat(point.Rebase ? ["limits start anew"] : []).Concat(point.Gap ? ["after a gap"] : []));
    }
}
