using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.Forecast;

/// <summary>What a year that is over came to.</summary>
public static class Outturn
{
    /// <summary>Whether the year ends with the sum of its periods rather than with the value of the last one.</summary>
    public static bool IsSum(MeasureDefinition definition) => ReportingStep.Months(definition.Frequency) is > 0 and < 12
        && (definition.TemporalType == TemporalType.Cumulative || definition is { TemporalType: TemporalType.Flow, Distinct: false });

    /// <summary>
    /// The value of a period; of a year that is a sum, the last running total or the sum of all its periods. None where one is missing, or where a break in
    /// the series lies after it.
    /// </summary>
    /// <param name="definition">The definition in force.</param>
    /// <param name="points">In order of time.</param>
    /// <param name="period">The period asked about.</param>
    public static decimal? Of(MeasureDefinition definition, ReadOnlySpan<SeriesPoint> points, Period period)
    {
        var wanted = IsSum(definition) && definition.TemporalType == TemporalType.Flow ? 12 / ReportingStep.Months(definition.Frequency) : 1;
        var (sum, found) = (0m, 0);
        for (var i = points.Length - 1; i >= 0 && found < wanted && points[i].Period.End >= period.Start; i--)
        {
            ref readonly var point = ref points[i];
            if (PastValues.IsActual(point) && (IsSum(definition) ? IsPart(definition, point.Period, period) : point.Period == period))
                (sum, found) = (sum + point.Value!.Value, found + 1);
            if (found < wanted && point.Flag == ValueFlag.Break)
                return null;
        }
        return found == wanted ? sum : null;
    }

    private static bool IsPart(MeasureDefinition definition, Period part, Period year) =>
        definition.TemporalType == TemporalType.Cumulative ? part.End == year.End
        : part.Months == ReportingStep.Months(definition.Frequency) && year.Contains(part);
}
