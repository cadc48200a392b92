namespace Pmif.Measures.Data.Rows;

internal sealed class CorrectionRow
{
    public int Id { get; init; }
    public int MeasureId { get; init; }
    public int BreakdownId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public decimal? Value { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public decimal? Lower { get; init; }
    public decimal? Upper { get; init; }
    public required string Flag { get; init; }
    public string? Note { get; init; }

    /// <summary>The revision that it would replace; 0 where nothing stood.</summary>
    public int Against { get; init; }

    public required string Reason { get; init; }
    public required string State { get; set; }
    public DateTimeOffset ProposedAt { get; init; }
    public required string ProposedBy { get; init; }
    public string? ProposedById { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedById { get; set; }
    public string? DecisionReason { get; set; }
    public Guid? SubmissionId { get; set; }
}
