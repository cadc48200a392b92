using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Features.Catalogue;

/// <summary>A definition as the single data list shows it.</summary>
public sealed record MeasureResponse(
    string Code, int Version, string Name, string Description, MeasureKind Kind, string Unit, decimal Per, int Decimals, Polarity Polarity,
    ValueRange? Range, decimal? Midpoint, Frequency Frequency, TemporalType TemporalType, Aggregation Aggregation, string Numerator,
    string Denominator, IntervalMethod Interval, string Source, string LeadService, string Owner, int LagDays, DirectionVersus DirectionVersus,
    ChangeTest ChangeTest, SpcSettings Spc, string Benchmark, IReadOnlyList<string> Tags, DateOnly? EffectiveFrom,
    string Caveats, string SourceUrl, IReadOnlyList<string> Feeds, CompositeParts? Composite, CollectionDays? Collection, bool Distinct, bool PopulationDenominator,
    string Replaces, bool SeriesBreak, DateOnly? DueDate, AssuranceRating AssuranceRating, MeasureState State, Retirement? Retirement, NextDue? NextDue)
{
    /// <summary>Last day on which the first value comes in time; none where nothing says so, the last day of the calendar where none is ever due.</summary>
    public DateOnly? FirstDue { get; init; }

    internal static MeasureResponse Of(MeasureEntry entry, DefinitionVersion version, DateOnly today, Period? latest) => Of(
        version.Definition, version.Version, entry.StateOn(today), entry.Retirement, DueDates.Next(version.Definition, latest, entry.Retirement, today));

    internal static MeasureResponse Of(MeasureDefinition d, int version, MeasureState state, Retirement? retirement, NextDue? nextDue) => new(
        d.Code, version, d.Name, d.Description, d.Kind, d.Unit, d.Per, d.Decimals, d.Polarity, d.Range, d.Midpoint, d.Frequency, d.TemporalType,
        d.Aggregation, d.Numerator, d.Denominator, d.Interval, d.Source, d.LeadService, d.Owner, d.LagDays, d.DirectionVersus, d.ChangeTest,
        d.Spc, d.Benchmark, d.Tags, d.EffectiveFrom, d.Caveats, d.SourceUrl, d.Feeds, d.Composite, d.Collection, d.Distinct, d.PopulationDenominator,
        d.Replaces, d.SeriesBreak, d.DueDate, d.AssuranceRating, state, retirement, nextDue)
    {
        FirstDue = FirstValue.DueBy(d),
    };
}
