using System.Text.Json.Serialization;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Series;

/// <summary>A series: its points in order of time and its state, which is that of the points received under the breakdown's own code where there are any.</summary>
/// <param name="AskedFor">The code that was asked for, where it is an earlier one of <paramref name="Breakdown"/>.</param>
/// <param name="Notes">What a reader must know of the points shown, or not shown.</param>
/// <param name="InWords">What the figures do and do not show, in one to three sentences.</param>
public sealed record SeriesResponse(
    string Measure, string Breakdown, IReadOnlyList<PointResponse> Points, SeriesState State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AskedFor, IReadOnlyList<SeriesNote> Notes,
    string InWords);

/// <summary>A note with its stable code.</summary>
public sealed record SeriesNote(string Code, string Message);

/// <summary>One value with the rating it was given.</summary>
/// <param name="ReceivedAs">The earlier code of the breakdown that it came in under; none where it was the breakdown's own.</param>
/// <param name="RolledUpFrom">Codes of the merged places whose figures were put together; none where it is a figure that came in.</param>
/// <param name="Warnings">Codes of what is odd about it, such as <c>measures.breakdown-not-valid</c>.</param>
public sealed record PointResponse(
    Period Period, string PeriodLabel, decimal? Value, decimal? Numerator, decimal? Denominator, decimal? Lower, decimal? Upper, ValueFlag Flag,
    decimal? Target, Rag Rag, int Revision, DateTimeOffset RecordedAt, Guid Submission, string? Note, string Measure,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReceivedAs = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? RolledUpFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Warnings = null)
{
    /// <summary>Whether the period is closed, so that the value only changes by a correction or a late entry.</summary>
    public bool Closed { get; init; }

    /// <summary>How the rating came about.</summary>
    public RatingOrigin Rating { get; init; }

    /// <summary>Who gave the rating or had it made anew, why, and what the rule gives; none where it follows from the value alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public GivenRatingResponse? Given { get; init; }

    /// <summary>The version of the definition that it was rated by; none where it was put together for this answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DefinitionVersion { get; init; }

    /// <summary>The version of the targets that it was rated by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TargetVersion { get; init; }

    /// <summary>The day on which a milestone was done, or with the flag forecast is expected to be; its value are the days it is late.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }

    internal static PointResponse Of(PointRow row, string measure) => new(
        row.Period, row.Period.Label, row.Value, row.Numerator, row.Denominator, row.Lower, row.Upper, row.Flag, row.Target, row.Rag, row.Revision,
        row.RecordedAt, row.Submission, row.Note, row.Measure ?? measure)
    {
        Date = row.Date,
        Rating = row.Given?.Origin ?? RatingOrigin.Computed,
        Given = row.Given is { Kind: not GivenKind.Withdrawn } given ? new(given.Computed, given.Source, given.Reason, given.By) : null,
        DefinitionVersion = row.DefinitionVersion is > 0 and var version ? version : null,
        TargetVersion = row.TargetVersion,
    };

    internal static PointResponse Of(ShownPoint point, string measure, string breakdown) => Of(point.Row, measure) with
    {
        ReceivedAs = point.ReceivedAs.Code == breakdown ? null : point.ReceivedAs.Code,
        RolledUpFrom = point.RolledUpFrom,
        Warnings = point.RolledUpFrom is null && point.ReceivedAs.Valid.Excludes(point.Row.Period) ? NotValid : null,
    };

    /// <summary>Its code stood for nothing at any time of the period.</summary>
    internal const string BreakdownNotValid = "measures.breakdown-not-valid";

    private static readonly IReadOnlyList<string> NotValid = [BreakdownNotValid];

    internal SeriesPoint ToPoint() => new(Period, Value, Lower, Upper, Flag, Rag, Target, Rating);
}

/// <summary>What a person did to a rating.</summary>
/// <param name="Computed">What the rule gives.</param>
/// <param name="Source">Who gave the rating, where that is somebody outside; else empty.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who entered it.</param>
public sealed record GivenRatingResponse(Rag Computed, string Source, string Reason, string By);
