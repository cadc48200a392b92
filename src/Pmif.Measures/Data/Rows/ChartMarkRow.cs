using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Rows;

internal sealed class ChartMarkRow
{
    public int Id { get; init; }
    public int MeasureId { get; init; }
    public int BreakdownId { get; init; }
    public required string Kind { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
    public DateTimeOffset? RemovedAt { get; set; }
    public string? RemovedBy { get; set; }
    public string? RemovedReason { get; set; }

    public Period Period => new(PeriodStart, PeriodMonths);
}
