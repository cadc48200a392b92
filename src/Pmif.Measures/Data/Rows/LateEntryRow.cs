namespace Pmif.Measures.Data.Rows;

internal sealed class LateEntryRow
{
    public int Id { get; init; }
    public int MeasureId { get; init; }
    public int? BreakdownId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public DateOnly Until { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
    public List<LateEntryUseRow> Uses { get; init; } = [];
}

internal sealed class LateEntryUseRow
{
    public int LateEntryId { get; init; }
    public Guid SubmissionId { get; init; }
    public long ValueCount { get; init; }
}
