using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Features.Commentary;

/// <summary>The answers of the handlers in the words of the gRPC contract.</summary>
internal static class CommentaryMessages
{
    public static Contracts.Measures.V1.Commentary ToMessage(this CommentaryResponse one) => new()
    {
        Measure = one.Measure,
        Breakdown = one.Breakdown,
        Period = one.Period.ToString(),
        PeriodLabel = one.PeriodLabel,
        Standing = new CommentaryVersion(one.Version, one.Text, one.Html, one.Reason, one.WrittenAt, one.WrittenBy, one.About, one.Erased).ToMessage(),
        Figure = one.Figure?.ToMessage(),
        Outdated = one.Outdated,
        RequiredFor = { one.RequiredFor.Select(Words.Of) },
        Review = one.Review.ToMessage(),
    };

    public static Contracts.Measures.V1.CommentaryVersion ToMessage(this CommentaryVersion one) => new()
    {
        Version = one.Version,
        Text = one.Text,
        Html = one.Html,
        Reason = one.Reason,
        WrittenAt = Timestamp.FromDateTimeOffset(one.WrittenAt),
        WrittenBy = one.WrittenBy,
        Value = one.About.Value.Text(),
        Rag = one.About.Rag is { } rag ? Words.Of(rag) : "",
        ErasedAt = one.Erased is { } erased ? Timestamp.FromDateTimeOffset(erased.At) : null,
        ErasedBy = one.Erased?.By ?? "",
        ErasedWhy = one.Erased?.Why ?? "",
    };

    public static CommentaryCheck ToMessage(this CheckResponse one) => new()
    {
        Period = one.Period.ToString(),
        PeriodLabel = one.PeriodLabel,
        Figure = one.Figure?.ToMessage(),
        RequiredFor = { one.RequiredFor.Select(Words.Of) },
        Review = one.Review.ToMessage(),
        Html = one.Html,
    };

    public static MissingCommentary ToMessage(this MissingResponse one) => new()
    {
        Measure = one.Measure,
        Name = one.Name,
        Breakdown = one.Breakdown,
        Period = one.Period.ToString(),
        PeriodLabel = one.PeriodLabel,
        Value = one.Value.Text(),
        Rag = Words.Of(one.Rag),
        Direction = Words.Of(one.Direction),
        Variation = Words.Of(one.Variation),
        RequiredFor = { one.RequiredFor.Select(Words.Of) },
        Source = one.Source,
        LeadService = one.LeadService,
        Owner = one.Owner,
    };

    private static CommentaryFigure ToMessage(this FigureNow figure) => new()
    {
        Value = figure.Value.Text(),
        Target = figure.Target.Text(),
        Rag = Words.Of(figure.Rag),
        Direction = Words.Of(figure.Direction),
        Variation = Words.Of(figure.Variation),
    };

    private static CommentaryReview ToMessage(this ReviewResponse review) => new()
    {
        Names = { review.Names.Select(Words.Of) },
        Missing = { review.Missing.Select(Words.Of) },
        Words = review.Words,
        Findings = { review.Findings.Select(finding => new CommentaryFinding { Code = finding.Code, Passage = finding.Passage, Message = finding.Message }) },
    };
}
