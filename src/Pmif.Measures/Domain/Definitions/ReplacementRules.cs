namespace Pmif.Measures.Domain.Definitions;

/// <summary>What a measure that replaces another must satisfy.</summary>
public static class ReplacementRules
{
    /// <summary>Measures that can follow one another, each replacing the one before.</summary>
    public const int LongestLine = 10;

    /// <summary>The first rule that <paramref name="definition"/> breaks; none where it is sound, or replaces nothing.</summary>
    /// <param name="definition">The definition of the measure that replaces.</param>
    /// <param name="line">The measures before it, the nearest first: what it replaces, what that replaced, and so on.</param>
    public static RuleBreach? FirstBreach(MeasureDefinition definition, IReadOnlyList<MeasureDefinition> line)
    {
        if (definition.Replaces.Length == 0)
            return definition.SeriesBreak ? new("measures.series-break-unexpected", "Only a measure that replaces another has a break between the two.") : null;
        if (line.Count == 0)
            return new("measures.replaces-unknown", $"There is no measure '{definition.Replaces}' to replace.");
        if (line.Any(earlier => earlier.Code.Equals(definition.Code, StringComparison.OrdinalIgnoreCase)) || line.Count > LongestLine)
            return new("measures.replaces-cycle", $"A measure does not replace itself, and at most {LongestLine} follow one another.");
        return !definition.SeriesBreak && line[0].Unit != definition.Unit
            ? new("measures.replaces-unit", $"{line[0].Code} is in {line[0].Unit}, this measure in {definition.Unit}: say seriesBreak.")
            : null;
    }
}
