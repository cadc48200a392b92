using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Data.Rows;

internal sealed class CommentaryRow
{
    public int MeasureId { get; init; }
    public int BreakdownId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public int Version { get; init; }
    public required string Text { get; init; }
    public required string Reason { get; init; }

    /// <summary>The figure as it was then; none where there was none.</summary>
    public decimal? Value { get; init; }

    public string? Rag { get; init; }
    public Guid? SubmissionId { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public required string WrittenBy { get; init; }

    /// <summary>When the text was taken out for good; none where it stands.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    public string? ErasedBy { get; init; }
    public string? ErasedWhy { get; init; }

    public Period Period => new(PeriodStart, PeriodMonths);
}

internal sealed class CommentaryRuleRow
{
    public int Version { get; init; }
    public required CommentaryRule Rule { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}
