using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Measures.Events;

/// <summary>Series of one measure whose values or status changed in one submission; a few hundred series at most in one message.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="SubmissionId">The submission that changed it; empty where the change came from elsewhere, such as a new target.</param>
/// <param name="RecordedAt">When the change was committed.</param>
/// <param name="Series">The changed series.</param>
public sealed record MeasureUpdated(string Measure, Guid SubmissionId, DateTimeOffset RecordedAt, IReadOnlyList<SeriesUpdated> Series);

/// <summary>The new state of one series. An update with a revision not above the one already known is a repeat.</summary>
/// <param name="Breakdown">What the series is about; empty for the whole council.</param>
/// <param name="Revision">Only grows per series.</param>
/// <param name="State">Status at the latest period with a value.</param>
/// <param name="Recent">The latest points in order of time, 24 at most.</param>
public sealed record SeriesUpdated(string Breakdown, long Revision, SeriesState State, RecentPoints Recent);

/// <summary>What is known of a series at its latest period.</summary>
public sealed record SeriesState(
    Period? Period, decimal? Value, decimal? Target, Rag Rag, Direction Direction, Movement? Movement,
    Variation Variation, Assurance Assurance, ForecastState? Forecast, long Revision)
{
    /// <summary>How the rating came about.</summary>
    public RatingOrigin Rating { get; init; }

    /// <summary>Whether blue means acceptable, between a low and a high target, rather than beyond the stretch target.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Acceptable { get; init; }

    /// <summary>Whether the change against the comparator is more than noise; none where the sender did not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShownChange? Change { get; init; }
}

/// <summary>An expected value at the end of the year with its interval.</summary>
/// <param name="Period">The period forecast.</param>
/// <param name="Value">Central estimate, in the measure's unit.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end of the interval.</param>
/// <param name="Method">Name of the method used.</param>
/// <param name="Target">The target of that period.</param>
/// <param name="Rag">The colour that the forecast would get against it; none where it would get none.</param>
public sealed record ForecastState(
    Period Period, decimal Value, decimal? Lower, decimal? Upper, string Method,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Target = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Rag? Rag = null);
