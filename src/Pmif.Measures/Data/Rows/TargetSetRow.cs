namespace Pmif.Measures.Data.Rows;

internal sealed class TargetSetRow
{
    public int Id { get; init; }
    public int MeasureId { get; init; }
    public int BreakdownId { get; init; }
    public int Version { get; init; }
    public DateOnly? EffectiveFrom { get; init; }
    public DateOnly? BaselineStart { get; init; }
    public short? BaselineMonths { get; init; }
    public decimal? BaselineValue { get; init; }
    public required string ToleranceUnit { get; init; }
    public decimal ToleranceAmount { get; init; }
    public required string Trajectory { get; init; }
    public required string AmberRule { get; init; }
    public required string JudgedAgainst { get; init; }
    public required string Approval { get; init; }
    public decimal[] SeasonalShares { get; init; } = [];
    public required string Reason { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
    public List<TargetRow> Targets { get; init; } = [];
}

internal sealed class TargetRow
{
    public int TargetSetId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public decimal Value { get; init; }
    public decimal? Stretch { get; init; }
    public decimal? Amber { get; init; }
}
