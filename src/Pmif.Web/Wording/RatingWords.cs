using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>Who set the status of a figure or had it made anew, and why.</summary>
public static class RatingWords
{
    /// <summary>A sentence; empty where the status follows from the figure alone.</summary>
    public static string Of(SeriesPoint point) => point.Rating switch
    {
        "overridden" => $"Status set by {(point.RatingSource.Length > 0 ? $"{point.RatingSource}, entered by {point.RatingBy}" : point.RatingBy)}: {point.RatingReason} By the rule: {Lower(Status.Of(point.Computed).Text)}",
        "revised" => $"Status revised by {point.RatingBy}: {point.RatingReason}",
        _ => "",
    };

    private static string Lower(string text) => text.Length == 0 ? "" : char.ToLowerInvariant(text[0]) + text[1..];
}
