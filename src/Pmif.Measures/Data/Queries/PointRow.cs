using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Data.Queries;

/// <summary>One value with everything that is kept about it.</summary>
internal sealed record PointRow(
    Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag, string? Note,
    decimal? Target, Rag Rag, int Revision, DateTime RecordedAt, Guid Submission)
{
    /// <summary>The measure that it was carried from; none for a measure's own.</summary>
    public string? Measure { get; init; }

    public SeriesPoint ToPoint() => new(Period, Value, Lower, Upper, Flag, Rag, Target);
}
