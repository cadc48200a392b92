using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.RollUps;

/// <summary>Whether parts of a measure can make a whole at all.</summary>
/// <remarks>
/// Counts add. A rate is the sum of numerators over the sum of denominators, never the mean of rates. An average is weighted by its denominators.
/// Medians, ranks, indices, directly standardised rates and life expectancies are none of these: they cannot be had from their parts.
/// </remarks>
public static class RollUpRules
{
    /// <summary>Why places, services or groups cannot be put together; none where they can.</summary>
    public static RuleBreach? OverBreakdowns(MeasureDefinition definition) => definition switch
    {
        { Aggregation: Aggregation.None } => new("measures.not-aggregable",
            "The definition has aggregation none: the whole cannot be worked out from parts, as with medians, ranks, indices, standardised rates and life expectancy."),
        { Aggregation: Aggregation.Sum, TemporalType: TemporalType.Rate or TemporalType.Average } => new("measures.not-aggregable",
            "Rates and averages do not add up; the definition would need aggregation ratio or weighted-average."),
        { Aggregation: Aggregation.Sum, Unit: Units.Percent or Units.YesNo } => new("measures.not-aggregable",
            $"Values in {definition.Unit} do not add up; the definition would need aggregation ratio or weighted-average."),
        _ => null,
    };

    /// <summary>Why periods cannot be put together into the longer ones of a frequency; none where they can.</summary>
    /// <param name="definition">The measure.</param>
    /// <param name="frequency">How long the wholes are.</param>
    /// <param name="annualise">Whether a population is to count for the part of a year that its period is.</param>
    public static RuleBreach? OverTime(MeasureDefinition definition, Frequency frequency, bool annualise) => definition switch
    {
        _ when OverBreakdowns(definition) is { } breach => breach,
        { TemporalType: TemporalType.Rolling12 } => new("measures.not-aggregable-over-time",
            "Each value covers twelve months already; values of several periods would count the same months again."),
        { Distinct: true, TemporalType: not TemporalType.Snapshot } => new("measures.distinct-over-time",
            "The measure counts people or things once in each period; one who comes in two periods would be counted twice."),
        { TemporalType: TemporalType.Survey, Aggregation: Aggregation.Sum } => new("measures.not-aggregable-over-time",
            "Each survey estimates the same whole anew; estimates of several periods do not add up."),
        { PopulationDenominator: true, TemporalType: not TemporalType.Snapshot } when !annualise => new("measures.denominator-not-annualised",
            "The denominator is a population, which does not add up over periods; ask with annualise=true for a rate per year."),
        _ when annualise && definition is not { PopulationDenominator: true, TemporalType: not TemporalType.Snapshot } => new("measures.denominator-not-population",
            "Only a rate over time whose denominator is a population can be annualised, and the definition does not say that this is one."),
        _ when !TimeSlots.CanMake(definition, frequency) => new("measures.roll-up-frequency",
            $"Values reported {Words.Of(definition.Frequency)} do not make {Words.Of(frequency)} ones."),
        _ => null,
    };
}
