using System.Text.RegularExpressions;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Collection;

namespace Pmif.Measures.Domain.Definitions;

/// <summary>What a definition must satisfy.</summary>
public static partial class DefinitionRules
{
    /// <summary>The first rule that <paramref name="definition"/> breaks, as a stable code and a sentence; none where it is sound.</summary>
    public static RuleBreach? FirstBreach(MeasureDefinition definition) =>
        TextBreach(definition) ?? FeedRules.FirstBreach(definition) ?? NumberBreach(definition) ?? PolarityBreach(definition) ?? CrossBreach(definition)
        ?? CollectionRules.FirstBreach(definition);

    /// <summary>Whether <paramref name="code"/> can name a measure or a breakdown.</summary>
    public static bool IsCode(string? code) => code is { Length: <= 64 } && CodePattern().IsMatch(code);

    private static RuleBreach? TextBreach(MeasureDefinition d)
    {
        if (!IsCode(d.Code))
            return new("measures.code-invalid", "A code has 1 to 64 letters, digits, points, hyphens or underscores and starts with a letter or digit.");
        if (!UnitPattern().IsMatch(d.Unit))
            return new("measures.unit-invalid", "A unit is one word of small letters, digits and hyphens, such as percent.");
        if (d.Composite is { } parts && !(IsCode(parts.Numerator) && IsCode(parts.Denominator)))
            return new("measures.composite-part-unknown", "A composite names the code of its numerator and that of its denominator.");
        string[] words = [d.Name, d.Numerator, d.Denominator, d.Source, d.LeadService, d.Owner, d.Benchmark, d.Replaces, .. d.Tags];
        if (words.Any(word => word is null or { Length: > 500 } || word.Contains('\0')) || d.Description is null or { Length: > 20_000 }
            || d.Description.Contains('\0') || d.Tags.Count > 100)
            return new("measures.text-too-long", "Texts hold at most 500 characters, the description 20,000, and there are at most 100 tags.");
        return null;
    }

    private static RuleBreach? NumberBreach(MeasureDefinition d)
    {
        if (d.Decimals is < 0 or > 6)
            return new("measures.decimals-invalid", "Decimals are 0 to 6.");
        if (d.Per <= 0)
            return new("measures.per-invalid", "A rate is per a number above zero.");
        if (d.LagDays is < 0 or > 3_650)
            return new("measures.lag-invalid", "The lag is 0 to 3,650 days.");
        if (d.ChangeTest.Band < 0)
            return new("measures.change-band-invalid", "A band is not negative.");
        if (d.Spc.ShiftPoints is < 5 or > 12 || d.Spc.TrendPoints is < 5 or > 12)
            return new("measures.spc-invalid", "A shift and a trend take 5 to 12 points.");
        if (d.Spc.FixAfterN is < SpcSettings.FewestFixed or > SpcSettings.MostFixed)
            return new("measures.spc-invalid", "Limits are fixed after 12 to 1,000 points.");
        return null;
    }

    private static RuleBreach? PolarityBreach(MeasureDefinition d) => d.Polarity switch
    {
        Polarity.Range when d.Range is null => new("measures.range-missing", "Polarity range needs a range with low and high."),
        Polarity.Range when d.Range.Low >= d.Range.High => new("measures.range-inverted", "The range's low must be below its high."),
        Polarity.Midpoint when d.Midpoint is null => new("measures.midpoint-missing", "Polarity midpoint needs a midpoint."),
        not Polarity.Range when d.Range is not null => new("measures.range-unexpected", "Only polarity range takes a range."),
        not Polarity.Midpoint when d.Midpoint is not null => new("measures.midpoint-unexpected", "Only polarity midpoint takes a midpoint."),
        _ => null,
    };

    private static RuleBreach? CrossBreach(MeasureDefinition d)
    {
        if (d.ChangeTest.Method == ChangeTestMethod.Band && d.ChangeTest.Band == 0)
            return new("measures.change-band-invalid", "The change test by band needs a band above zero.");
        if (d.TemporalType == TemporalType.Cumulative && d.DirectionVersus == DirectionVersus.Baseline)
            return new("measures.direction-invalid", "A running total compares only with the same period last year.");
        return MilestoneBreach(d);
    }

    private static RuleBreach? MilestoneBreach(MeasureDefinition d) => d.Unit != Units.Milestone
        ? d.DueDate is null ? null : new("measures.due-date-unexpected", "Only a milestone has a due date.")
        : d.DueDate is null ? new("measures.due-date-missing", "A milestone needs the day by which it is to be done.")
        : d.Polarity != Polarity.Lower ? new("measures.milestone-polarity", "A milestone is better the earlier it is done: give polarity lower.")
        : null;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex UnitPattern();
}

/// <summary>A rule that is broken.</summary>
/// <param name="Code">Stable code of the fault.</param>
/// <param name="Detail">What is wrong, for people.</param>
public sealed record RuleBreach(string Code, string Detail);
