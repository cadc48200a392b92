using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Features.Commentary;

/// <summary>The commentary on a figure as it stands.</summary>
/// <param name="Version">Grows with every change, from 1.</param>
/// <param name="Text">Markdown; empty where it was taken back.</param>
/// <param name="Html">The same as HTML that is safe to show.</param>
/// <param name="Reason">Why this version was written; empty for a first one.</param>
/// <param name="About">The figure as it was then.</param>
/// <param name="Figure">The figure as it is now.</param>
/// <param name="Outdated">Whether another figure has come since it was written.</param>
/// <param name="RequiredFor">Why the rule asks for a commentary.</param>
/// <param name="Review">What the checker says of it.</param>
/// <param name="Erased">Who took its text out for good; null where nobody did.</param>
public sealed record CommentaryResponse(
    string Measure, string Breakdown, Period Period, string PeriodLabel, int Version, string Text, string Html, string Reason, DateTimeOffset WrittenAt, string WrittenBy,
    FigureThen About, FigureNow? Figure, bool Outdated, IReadOnlyList<CommentaryReason> RequiredFor, ReviewResponse Review,
    Erasure? Erased);

/// <summary>A figure as it was when it was written about; without a value and a rating there was none.</summary>
public sealed record FigureThen(decimal? Value, Rag? Rag)
{
    internal static FigureThen Of(CommentaryRow row) => new(row.Value, row.Rag is null ? null : Words.Read<Rag>(row.Rag));
}

/// <summary>A figure as it is, with the state of its series at that period.</summary>
public sealed record FigureNow(decimal? Value, decimal? Target, Rag Rag, Direction Direction, Variation Variation)
{
    internal static FigureNow? Of(CommentedFigure figure) => figure is { Point: { } point, State: { } state }
        ? new(point.Value, point.Target, state.Rag, state.Direction, state.Variation) : null;
}

/// <summary>What the checker says of a text.</summary>
/// <param name="Names">Which of status, cause, action, owner and date it names.</param>
/// <param name="Missing">Which of those that the rule asks for it does not.</param>
/// <param name="Words">How long it is.</param>
/// <param name="Findings">What its writer should look at.</param>
public sealed record ReviewResponse(IReadOnlyList<CommentaryElement> Names, IReadOnlyList<CommentaryElement> Missing, int Words, IReadOnlyList<CommentaryFinding> Findings)
{
    internal static ReviewResponse Of(CommentaryReview review, CommentaryRule rule, bool isRequired) =>
        new(review.Names, isRequired ? [.. rule.Elements.Distinct().Order().Except(review.Names)] : [], review.Words, review.Findings);
}

/// <summary>One version of a commentary.</summary>
/// <param name="Erased">Who took its text out for good; null where nobody did.</param>
public sealed record CommentaryVersion(int Version, string Text, string Html, string Reason, DateTimeOffset WrittenAt, string WrittenBy, FigureThen About, Erasure? Erased)
{
    internal static CommentaryVersion Of(CommentaryRow row) =>
        new(row.Version, row.Text, CommentaryHtml.Of(row.Text), row.Reason, row.WrittenAt, row.WrittenBy, FigureThen.Of(row), Erasure.Of(row));
}

/// <summary>That a text was taken out for good.</summary>
public sealed record Erasure(DateTimeOffset At, string By, string Why)
{
    internal static Erasure? Of(CommentaryRow row) => row.ErasedAt is { } at ? new(at, row.ErasedBy!, row.ErasedWhy!) : null;
}

/// <summary>The commentary that stands on one period of a series.</summary>
public sealed record CommentarySummary(Period Period, string PeriodLabel, CommentaryVersion Standing);
