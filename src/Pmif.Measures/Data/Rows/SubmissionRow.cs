namespace Pmif.Measures.Data.Rows;

internal sealed class SubmissionRow
{
    public Guid Id { get; init; }
    public required string Source { get; init; }
    public required string Sender { get; init; }
    public string? SenderId { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset CompletedAt { get; init; }
    public required string Mode { get; init; }
    public bool DryRun { get; init; }
    public required string Outcome { get; init; }
    public long Received { get; init; }
    public long Inserted { get; init; }
    public long Updated { get; init; }
    public long Unchanged { get; init; }
    public long Rejected { get; init; }
    public long Quarantined { get; init; }
    public int SeriesChanged { get; init; }
    public int IssueCount { get; init; }
    public string[] Warnings { get; init; } = [];
    public string? IdempotencyKey { get; init; }
    public required byte[] BodyDigest { get; init; }
    public Guid? Reverts { get; init; }
    public int? Corrects { get; init; }
    public string? Reason { get; init; }
    public int? FeedId { get; init; }
    public Guid? Releases { get; init; }
}

internal sealed class SubmissionIssueRow
{
    public Guid SubmissionId { get; init; }
    public int Ordinal { get; init; }
    public long RowNumber { get; init; }
    public required string Field { get; init; }
    public required string Code { get; init; }
    public required string Value { get; init; }
    public required string Message { get; init; }
}
