namespace Pmif.Measures.Data.Rows;

internal sealed class PeriodLockRow
{
    public int Id { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public required string Source { get; init; }
    public int[] Measures { get; init; } = [];
    public required string Reason { get; init; }
    public DateTimeOffset LockedAt { get; init; }
    public required string LockedBy { get; init; }
    public DateTimeOffset? LiftedAt { get; set; }
    public string? LiftedBy { get; set; }
    public string? LiftReason { get; set; }
}
