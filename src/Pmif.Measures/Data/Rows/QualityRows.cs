using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Data.Rows;

internal sealed class ValidationRuleSetRow
{
    public int MeasureId { get; init; }
    public int Version { get; init; }
    public required ValidationRule[] Rules { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
}

internal sealed class VerificationRow
{
    public long Id { get; init; }
    public int MeasureId { get; init; }
    public int BreakdownId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public Guid SubmissionId { get; init; }
    public required string Outcome { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset DecidedAt { get; init; }
    public required string DecidedBy { get; init; }

    public Period Period => new(PeriodStart, PeriodMonths);
}

internal sealed class AssuranceAssessmentRow
{
    public int Id { get; init; }
    public int MeasureId { get; init; }
    public required string Rating { get; init; }
    public required string Completeness { get; init; }
    public required string Uniqueness { get; init; }
    public required string Consistency { get; init; }
    public required string Timeliness { get; init; }
    public required string Validity { get; init; }
    public required string Accuracy { get; init; }
    public required string Note { get; init; }
    public DateTimeOffset AssessedAt { get; init; }
    public required string AssessedBy { get; init; }
}
