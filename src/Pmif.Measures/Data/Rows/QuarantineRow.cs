namespace Pmif.Measures.Data.Rows;

internal sealed class QuarantineRow
{
    public Guid SubmissionId { get; init; }
    public int FeedId { get; init; }
    public long RowCount { get; init; }
    public long SupersededRows { get; init; }
    public required string[] ReasonCodes { get; init; }
    public required long[] ReasonCounts { get; init; }
    public required string State { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? DecidedBy { get; init; }
    public string? Reason { get; init; }
}

internal sealed class QuarantinedValueRow
{
    public Guid SubmissionId { get; init; }
    public long RowNumber { get; init; }
    public int MeasureId { get; init; }
    public int BreakdownId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public decimal? Value { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public decimal? Lower { get; init; }
    public decimal? Upper { get; init; }
    public string? Flag { get; init; }
    public string? Note { get; init; }
    public required string Reason { get; init; }
    public decimal? Previous { get; init; }
    public Guid? SupersededBy { get; init; }
}
