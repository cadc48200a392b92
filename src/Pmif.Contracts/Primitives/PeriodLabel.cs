using System.Globalization;

namespace Pmif.Contracts.Primitives;

/// <summary>No two periods have one label, and each label is read back as its period.</summary>
internal static class PeriodLabel
{
    public static string Of(Period period)
    {
        var (start, months) = period;
        var wholeYears = months > 0 && months % 12 == 0 && start.Day == 1;
        return (months, start.Month, start.Day) switch
        {
            (0, _, _) => Format(start, "d MMMM yyyy"),
            (1, _, 1) => Format(start, "MMMM yyyy"),
            (3, 1 or 4 or 7 or 10, 1) =>
                $"Q{Period.FinancialQuarterOf(start)} {Years(Period.FinancialYearOf(start))}",
            (6, 4 or 10, 1) => $"H{(start.Month == 4 ? 1 : 2)} {Years(Period.FinancialYearOf(start))}",
            (12, 1, 1) => Format(start, "yyyy"),
            (12, 4, 1) => Years(start.Year),
            (12, 9, 1) => $"{Years(start.Year)} academic year",
            (_, 4, 1) when wholeYears => $"{Years(start.Year)} to {Years(period.End.Year - 1)}",
            (_, _, 1) => $"{Format(start, "MMMM yyyy")} to {Format(period.End, "MMMM yyyy")}",
            _ => $"{Format(start, "d MMMM yyyy")} to {Format(period.End, "d MMMM yyyy")}",
        };
    }

    private static string Years(int start) =>
        string.Create(CultureInfo.InvariantCulture, $"{start}/{(start + 1) % 100:00}");

    private static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
