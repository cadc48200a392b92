using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Domain.RollUps;

/// <summary>How a longer period is made of the periods that a measure is reported in.</summary>
/// <remarks>Flows, rates and averages take every step; a stock is that of the last; a running total is what it grew by.</remarks>
public static class TimeSlots
{
    /// <summary>Whether values of a measure can make periods of a frequency.</summary>
    public static bool CanMake(MeasureDefinition definition, Frequency frequency)
    {
        if (definition.Frequency is not (Frequency.Monthly or Frequency.Quarterly or Frequency.HalfYearly or Frequency.Annual))
            return false;
        return frequency switch
        {
            Frequency.Monthly or Frequency.Quarterly or Frequency.HalfYearly or Frequency.Annual => ReportingStep.Months(frequency) >= ReportingStep.Months(definition.Frequency),
            // Financial quarters end with calendar quarters, but no school year does; and a running total starts again each April.
            Frequency.CalendarYear => definition is { Frequency: Frequency.Monthly or Frequency.Quarterly, TemporalType: not TemporalType.Cumulative },
            Frequency.AcademicYear => definition is { Frequency: Frequency.Monthly, TemporalType: not TemporalType.Cumulative },
            _ => false,
        };
    }

    /// <summary>The period of a frequency that a day lies in.</summary>
    public static Period WindowOf(DateOnly day, Frequency frequency)
    {
        var year = Period.FinancialYearOf(day);
        return frequency switch
        {
            Frequency.Monthly => Period.Month(day.Year, day.Month),
            Frequency.Quarterly => Period.FinancialQuarter(year, Period.FinancialQuarterOf(day)),
            Frequency.HalfYearly => Period.FinancialHalf(year, day.Month is >= 4 and <= 9 ? 1 : 2),
            Frequency.Annual => Period.FinancialYear(year),
            Frequency.AcademicYear => Period.AcademicYear(day.Month >= 9 ? day.Year : day.Year - 1),
            Frequency.CalendarYear => Period.CalendarYear(day.Year),
            _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "No periods are made of this frequency."),
        };
    }

    /// <summary>The steps of a window for which each part must have a figure.</summary>
    public static IReadOnlyList<Period> Of(MeasureDefinition definition, Period window)
    {
        var step = ReportingStep.Months(definition.Frequency);
        return definition.TemporalType switch
        {
            TemporalType.Cumulative => [window],
            TemporalType.Snapshot => [new Period(window.Start.AddMonths(window.Months - step), step)],
            _ => [.. Enumerable.Range(0, window.Months / step).Select(i => new Period(window.Start.AddMonths(i * step), step))],
        };
    }

    /// <summary>A part's figure in a step; none where it has none.</summary>
    public static Part? FigureIn(MeasureDefinition definition, Period slot, IReadOnlyDictionary<Period, Part> figures) => definition.TemporalType switch
    {
        TemporalType.Cumulative => GrownIn(definition, slot, figures),
        TemporalType.Snapshot => LastIn(slot, figures),
        _ => figures.TryGetValue(slot, out var part) ? part : null,
    };

    private static Part? LastIn(Period slot, IReadOnlyDictionary<Period, Part> figures)
    {
        Period? last = null;
        foreach (var period in figures.Keys)
            if (slot.Contains(period) && (last is null || period > last))
                last = period;
        return last is { } found ? figures[found] : null;
    }

    // A running total is reported for the time since 1 April or for the step it was reached in; either way its last day tells how far it got.
    private static Part? GrownIn(MeasureDefinition definition, Period window, IReadOnlyDictionary<Period, Part> figures)
    {
        if (TotalUntil(window.End, figures) is not { } total || window.Start is { Month: 4, Day: 1 })
            return TotalUntil(window.End, figures);
        if (TotalUntil(window.Start.AddDays(-1), figures) is not { } before)
            return null;
        var grown = total - before;
        return definition.PopulationDenominator ? grown with { Denominator = total.Denominator } : grown;
    }

    private static Part? TotalUntil(DateOnly end, IReadOnlyDictionary<Period, Part> figures)
    {
        var sinceApril = Period.FinancialYear(Period.FinancialYearOf(end)).Start;
        var months = (end.Year - sinceApril.Year) * 12 + end.Month - sinceApril.Month + 1;
        if (figures.TryGetValue(new Period(sinceApril, months), out var total))
            return total;
        foreach (var step in (int[])[1, 3, 6])
            if (figures.TryGetValue(new Period(end.AddDays(1).AddMonths(-step), step), out total))
                return total;
        return null;
    }
}
