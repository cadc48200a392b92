using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Measures.Events;

/// <summary>A definition in the single data list was made or changed.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Version">Only grows per measure.</param>
/// <param name="RecordedAt">When the change was committed.</param>
public sealed record MeasureDefined(
    string Measure, int Version, DateTimeOffset RecordedAt, string Name, string Description, MeasureKind Kind, string Unit, int Decimals,
    Polarity Polarity, Frequency Frequency, string Source, string LeadService, string Owner, string Benchmark);
