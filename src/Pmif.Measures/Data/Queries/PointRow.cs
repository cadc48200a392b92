using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Data.Queries;

/// <summary>One value with everything that is kept about it.</summary>
internal sealed record PointRow(
    Period Period, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag, string? Note,
    decimal? Target, Rag Rag, int Revision, DateTime RecordedAt, Guid Submission)
{
    /// <summary>The version of the definition that it was rated by; 0 where it was put together for the reader.</summary>
    public int DefinitionVersion { get; init; }

    /// <summary>The version of the targets that it was rated by.</summary>
    public int? TargetVersion { get; init; }

    /// <summary>What a person did to its rating.</summary>
    public GivenRating? Given { get; init; }

    /// <summary>The measure that it was carried from; none for a measure's own.</summary>
    public string? Measure { get; init; }

    /// <summary>The day of a milestone, which is kept as its numerator.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The point with its day, where it is one of a milestone.</summary>
    public PointRow Dated(MeasureDefinition definition) => definition.Unit == Units.Milestone && Numerator is { } day
        ? this with { Numerator = null, Date = DateOnly.FromDayNumber((int)day) }
        : this;

    public SeriesPoint ToPoint() => new(Period, Value, Lower, Upper, Flag, Rag, Target, Given?.Origin ?? RatingOrigin.Computed);
}
