using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Rows;

/// <summary>A rating that a person gave, took back or asked to be made anew; it belongs to one revision of one value.</summary>
internal sealed class GivenRatingRow
{
    public long SeriesId { get; init; }
    public DateOnly PeriodStart { get; init; }
    public short PeriodMonths { get; init; }
    public int Revision { get; init; }
    public int MeasureId { get; init; }
    public required string Kind { get; init; }
    public required string Rag { get; init; }

    /// <summary>What the rule gives.</summary>
    public required string Computed { get; init; }

    /// <summary>Who set the rating, where that is somebody outside, such as a partner.</summary>
    public string Source { get; init; } = "";

    public required string Reason { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    public Period Period => new(PeriodStart, PeriodMonths);
}
