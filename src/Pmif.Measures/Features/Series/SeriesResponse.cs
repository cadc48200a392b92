using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Queries;

namespace Pmif.Measures.Features.Series;

/// <summary>A series: its points in order of time and its state.</summary>
public sealed record SeriesResponse(string Measure, string Breakdown, IReadOnlyList<PointResponse> Points, SeriesState State);

/// <summary>One value with the rating it was given.</summary>
public sealed record PointResponse(
    Period Period, string PeriodLabel, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag,
    decimal? Target, Rag Rag, int Revision, DateTimeOffset RecordedAt, Guid Submission, string? Note)
{
    /// <summary>Whether the period is closed, so that the value only changes by a correction or a late entry.</summary>
    public bool Closed { get; init; }

    internal static PointResponse Of(PointRow row) => new(
        row.Period, row.Period.Label, row.Value, row.Numerator, row.Denominator, row.Lower, row.Upper, row.Flag, row.Target, row.Rag, row.Revision,
        row.RecordedAt, row.Submission, row.Note);
}
