using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Status;

/// <summary>The next value of a measure.</summary>
/// <param name="Period">The period it is for.</param>
/// <param name="Due">The last day on which it is in time; a day gone by says that it is overdue.</param>
public sealed record NextDue(Period Period, DateOnly Due);

/// <summary>When values are due.</summary>
public static class DueDates
{
    /// <summary>The last day on which the value of a period is in time: its end and the lag.</summary>
    public static DateOnly Of(Period period, int lagDays) => period.End.AddDays(lagDays);

    /// <summary>
    /// The next value: that of the period after the latest one reported, or where none was, of the first period whose due date is not over. None where
    /// the measure has no regular step, where its periods may start anywhere (pools of years) and none was reported, or after its end.
    /// </summary>
    /// <param name="definition">The definition.</param>
    /// <param name="latest">The latest period reported; none where there is no value.</param>
    /// <param name="retirement">The end of the measure, if it has one.</param>
    /// <param name="today">The day of the question.</param>
    public static NextDue? Next(MeasureDefinition definition, Period? latest, Retirement? retirement, DateOnly today)
    {
        var next = latest is { } known ? After(definition, known) : First(definition, today);
        return next is not { } period || (retirement is not null && period.End >= retirement.From) ? null : new(period, Of(period, definition.LagDays));
    }

    // A running total that is told from 1 April on grows by a step; at the end of the year it begins again.
    private static Period? After(MeasureDefinition definition, Period latest) => (ReportingStep.Months(definition.Frequency), definition.TemporalType, latest) switch
    {
        (0, _, _) => null,
        (var step, TemporalType.Cumulative, { Start: { Month: 4, Day: 1 }, Months: < 12 }) when latest.Months > step => latest with { Months = latest.Months + step },
        (var step, TemporalType.Cumulative, { Start: { Month: 4, Day: 1 }, Months: 12 }) => new Period(latest.Start.AddYears(1), step),
        var (step, _, _) => latest.Shift(step),
    };

    private static Period? First(MeasureDefinition definition, DateOnly today)
    {
        var day = definition.EffectiveFrom > today ? definition.EffectiveFrom.Value : today;
        var year = Period.FinancialYearOf(day);
        Period? current = definition.Frequency switch
        {
            Frequency.Monthly => Period.Month(day.Year, day.Month),
            Frequency.Quarterly => Period.FinancialQuarter(year, Period.FinancialQuarterOf(day)),
            Frequency.HalfYearly => Period.FinancialHalf(year, (Period.FinancialQuarterOf(day) + 1) / 2),
            Frequency.Annual => Period.FinancialYear(year),
            Frequency.AcademicYear => Period.AcademicYear(day.Month >= 9 ? day.Year : day.Year - 1),
            Frequency.CalendarYear => Period.CalendarYear(day.Year),
            _ => null,
        };
        while (current is { } period && Of(period.Previous(), definition.LagDays) >= day && !(period.Previous().End < definition.EffectiveFrom))
            current = period.Previous();
        return current;
    }
}
