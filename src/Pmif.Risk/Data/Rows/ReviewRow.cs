using Pmif.Contracts.Primitives;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Data.Rows;

/// <summary>A measure reached its trigger, so the risk needs a review.</summary>
public sealed class ReviewCallRow
{
    public long Id { get; init; }
    public Guid RiskId { get; init; }
    public required string Measure { get; init; }
    public Trigger Trigger { get; init; }
    public Rag Rag { get; init; }
    public Period? Period { get; init; }
    public long Revision { get; init; }
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The review that answered it; none while it stands.</summary>
    public Guid? ReviewId { get; set; }
}

/// <summary>Somebody looked at the risk again.</summary>
public sealed class ReviewRow
{
    public Guid Id { get; init; }
    public Guid RiskId { get; init; }
    public required string Note { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>The current score given with it, if any.</summary>
    public long? ScoreId { get; init; }
    public ScoreRow? Score { get; init; }
    public string? IdempotencyKey { get; init; }
    public byte[]? RequestHash { get; init; }

    public List<ReviewCallRow> Answers { get; init; } = [];
}
