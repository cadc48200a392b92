using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Status;

/// <summary>How far apart two consecutive values of a measure lie.</summary>
public static class ReportingStep
{
    /// <summary>Months between values; 0 where there is no regular step. Three-year pools are published every year.</summary>
    public static int Months(Frequency frequency) => frequency switch
    {
        Frequency.Monthly => 1,
        Frequency.Quarterly => 3,
        Frequency.HalfYearly => 6,
        Frequency.Adhoc => 0,
        _ => 12,
    };

    /// <summary>
    /// Whether values come a year or more apart, too seldom for a control chart: by the frequency, or where that says nothing, by the latest two.
    /// </summary>
    public static bool IsYearly(Frequency frequency, Period? before, Period latest) =>
        Months(frequency) >= 12 || (Months(frequency) == 0 && before is { } earlier && earlier.Shift(12) <= latest);
}
