using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Definitions;

/// <summary>What a measure that is computed from two others must satisfy.</summary>
public static class CompositeRules
{
    /// <summary>The first rule that <paramref name="composite"/> breaks with these parts; none where it is sound, or no composite at all.</summary>
    /// <param name="composite">The definition of the composite.</param>
    /// <param name="numerator">The definition its numerator has now; none where there is no such measure.</param>
    /// <param name="denominator">The definition its denominator has now.</param>
    public static RuleBreach? FirstBreach(MeasureDefinition composite, MeasureDefinition? numerator, MeasureDefinition? denominator)
    {
        if (composite.Composite is not { } parts)
            return null;
        if (numerator is null || denominator is null)
            return new("measures.composite-part-unknown", $"There is no measure '{(numerator is null ? parts.Numerator : parts.Denominator)}' to compute it from.");
        if (IsSame(numerator.Code, denominator.Code))
            return new("measures.composite-part-same", "Numerator and denominator are one measure.");
        return PartBreach(composite, numerator) ?? PartBreach(composite, denominator) ?? TimeBreach(composite, numerator, denominator);
    }

    private static RuleBreach? PartBreach(MeasureDefinition composite, MeasureDefinition part)
    {
        if (part.Composite is not null || IsSame(part.Code, composite.Code))
            return new("measures.composite-nested", $"{part.Code} is itself computed; a composite is made of measures whose values are sent.");
        if (part.Unit is Units.YesNo or Units.Milestone)
            return new("measures.composite-part-unit", $"{part.Code} is {(part.Unit == Units.YesNo ? "answered yes or no" : "a milestone")} and cannot be divided.");
        return part.Frequency == composite.Frequency ? null
            : new("measures.composite-frequency", $"{part.Code} is reported {Words.Of(part.Frequency)}, the composite {Words.Of(composite.Frequency)}; only values of the same period can be divided.");
    }

    // The year so far divided by one month's amount would be a number without a meaning; over a stock or a mean it is one.
    private static RuleBreach? TimeBreach(MeasureDefinition composite, MeasureDefinition numerator, MeasureDefinition denominator)
    {
        var wanted = new[] { numerator, denominator }.Select(part => part.TemporalType).FirstOrDefault(IsRunning, TemporalType.Rate);
        if (new[] { numerator, denominator }.FirstOrDefault(part => IsRunning(wanted) && part.TemporalType != wanted && !IsLevel(part.TemporalType)) is { } other)
            return new("measures.composite-temporal", $"One part is {Words.Of(wanted)} and {other.Code} is {Words.Of(other.TemporalType)}: they cover different times.");
        return IsRunning(wanted) || IsRunning(composite.TemporalType)
            ? wanted == composite.TemporalType ? null
                : new("measures.composite-temporal", $"A composite of such parts has temporal type {Words.Of(wanted)}, not {Words.Of(composite.TemporalType)}.")
            : null;
    }

    private static bool IsRunning(TemporalType type) => type is TemporalType.Cumulative or TemporalType.Rolling12;

    private static bool IsLevel(TemporalType type) => type is TemporalType.Snapshot or TemporalType.Average;

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
