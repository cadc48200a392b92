using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Commentary;

/// <summary>What a commentary is held against.</summary>
/// <param name="Period">The period it is about.</param>
/// <param name="Rag">Status of the value; none where there is no value.</param>
/// <param name="Direction">Direction of travel at the value; none where it is not known for this period.</param>
/// <param name="Versus">What the direction compares with.</param>
/// <param name="Polarity">Which way is better.</param>
/// <param name="IsRequired">Whether the rule asks for a commentary, so that its elements must be named.</param>
/// <param name="Previous">What was written about the period before; empty where nothing was.</param>
public sealed record CommentaryFacts(
    Period Period, Rag? Rag = null, Direction? Direction = null, DirectionVersus Versus = DirectionVersus.PreviousPeriod,
    Polarity Polarity = Polarity.Higher, bool IsRequired = false, string Previous = "");

/// <summary>How strict the checker is.</summary>
/// <param name="Elements">What a required commentary must name.</param>
/// <param name="LongestWords">Words above which it is too long for a report.</param>
/// <param name="CopiedFrom">Resemblance, 0 to 1, from which it counts as copied: <see cref="Resemblance"/>.</param>
public sealed record CommentarySettings(IReadOnlyList<CommentaryElement> Elements, int LongestWords = 250, decimal CopiedFrom = 0.6m)
{
    /// <summary>All five elements, 250 words, 60 per cent.</summary>
    public static CommentarySettings Default { get; } = new(Enum.GetValues<CommentaryElement>());
}
