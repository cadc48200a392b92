using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Measures.Events;

/// <summary>A definition in the single data list was made or changed.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Version">Only grows per measure.</param>
/// <param name="RecordedAt">When the change was committed.</param>
/// <param name="Per">What a rate is per, such as 100,000.</param>
/// <param name="RangeLow">Lower end of the range, where that is the polarity.</param>
/// <param name="RangeHigh">Upper end of the range.</param>
/// <param name="Midpoint">The best value, where that is the polarity.</param>
/// <param name="RetiredFrom">Periods that end on or after this day are not in force any more; none while the measure goes on.</param>
/// <param name="FirstDue">Last day on which the first value comes in time; none where nothing says so, the last day of the calendar where none is ever due.</param>
public sealed record MeasureDefined(
    string Measure, int Version, DateTimeOffset RecordedAt, string Name, string Description, MeasureKind Kind, string Unit, int Decimals,
    Polarity Polarity, Frequency Frequency, string Source, string LeadService, string Owner, string Benchmark,
    decimal Per = 1, decimal? RangeLow = null, decimal? RangeHigh = null, decimal? Midpoint = null,
    DateOnly? RetiredFrom = null, DateOnly? FirstDue = null);
