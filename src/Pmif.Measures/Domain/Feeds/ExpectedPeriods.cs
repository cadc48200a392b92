using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Feeds;

/// <summary>The periods that a cadence goes through.</summary>
public static class ExpectedPeriods
{
    /// <summary>
    /// The first period that ends on <paramref name="day"/> or later; none for a cadence without regular periods. Years are financial unless the
    /// cadence says otherwise; a pool of three years is of calendar years and moves on every year.
    /// </summary>
    public static Period? EndingFrom(Frequency frequency, DateOnly day) => frequency switch
    {
        Frequency.Monthly => Period.Month(day.Year, day.Month),
        Frequency.Quarterly => Period.FinancialQuarter(Period.FinancialYearOf(day), Period.FinancialQuarterOf(day)),
        Frequency.HalfYearly => Period.FinancialHalf(Period.FinancialYearOf(day), day.Month is >= 4 and <= 9 ? 1 : 2),
        Frequency.Annual => Period.FinancialYear(Period.FinancialYearOf(day)),
        Frequency.AcademicYear => Period.AcademicYear(day.Month >= 9 ? day.Year : day.Year - 1),
        Frequency.CalendarYear => Period.CalendarYear(day.Year),
        Frequency.ThreeYear => new Period(new DateOnly(day.Year - 2, 1, 1), 36),
        _ => null,
    };

    /// <summary>The period after one of this cadence.</summary>
    public static Period After(Frequency frequency, Period period) => period.Shift(frequency == Frequency.ThreeYear ? 12 : period.Months);
}
