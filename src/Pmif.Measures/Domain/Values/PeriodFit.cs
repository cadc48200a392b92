using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Domain.Values;

/// <summary>Whether a period is one that a measure reports on.</summary>
public static class PeriodFit
{
    /// <summary>
    /// The length must be that of the frequency. A snapshot measure also takes a day, a running total any whole number of steps from 1 April,
    /// a rolling measure the twelve months themselves; an ad hoc measure takes anything.
    /// </summary>
    public static bool Fits(MeasureDefinition definition, Period period) => definition.TemporalType switch
    {
        _ when definition.Frequency == Frequency.Adhoc => true,
        TemporalType.Snapshot when period.IsSnapshot => true,
        TemporalType.Cumulative when period is { Start: { Month: 4, Day: 1 }, Months: > 0 and <= 12 } && period.Months % Step(definition.Frequency) == 0 => true,
        TemporalType.Rolling12 when period.Months == 12 => true,
        _ => definition.Frequency switch
        {
            Frequency.AcademicYear => period is { Months: 12, Start.Month: 8 or 9 },
            Frequency.CalendarYear => period is { Months: 12, Start: { Month: 1, Day: 1 } },
            Frequency.ThreeYear => period.Months == 36,
            _ => period.Months == Step(definition.Frequency),
        },
    };

    private static int Step(Frequency frequency) => frequency switch
    {
        Frequency.Monthly => 1,
        Frequency.Quarterly => 3,
        Frequency.HalfYearly => 6,
        _ => 12,
    };
}
