using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Status;

/// <summary>Whether a value is at least as good as that of the same period last year: what amber asks for under <see cref="AmberRule.IfImproved"/>.</summary>
public static class Improvement
{
    /// <summary>
    /// Improved or maintained at the declared decimals, by polarity: nearer to the range or midpoint where there is one. Without such a value last
    /// year, or across a break in the series, nothing was improved or maintained.
    /// </summary>
    /// <param name="definition">The definition in force in the period.</param>
    /// <param name="points">The points of the series in order of time.</param>
    /// <param name="index">The point that is rated.</param>
    public static bool Held(MeasureDefinition definition, ReadOnlySpan<SeriesPoint> points, int index)
    {
        var yearBefore = points[index].Period.YearBefore();
        for (var i = index; i >= 0; i--)
        {
            if (points[i].Period == yearBefore)
                return points[i].Value is { } before && points[i].Flag != ValueFlag.Confidential && points[index].Value is { } value
                    && DirectionOfTravel.Gain(definition, value, before) >= 0;
            if (points[i].Flag == ValueFlag.Break || points[i].Period < yearBefore)
                return false;
        }
        return false;
    }
}
