using System.Globalization;
using Pmif.Contracts.Measures.V1;
using Pmif.Contracts.Primitives;

namespace Pmif.Web.Features.Definitions;

/// <summary>For which periods a definition holds.</summary>
public static class InForce
{
    /// <summary>In a sentence, with the first period where the frequency says which it is.</summary>
    public static string Words(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return !DateOnly.TryParseExact(measure.EffectiveFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? "This would hold for every period there has been, as if it had always been so."
            : $"This would hold for every period that ends on or after {Wording.Dates.Day(measure.EffectiveFrom)}{(First(measure, day) is { Length: > 0 } first ? $", the first of which is {first}" : "")}. Earlier periods keep the definition that they have.";
    }

    // The period that the day lies in: years of councils begin in April, of schools in September.
    private static string First(Measure measure, DateOnly day)
    {
        var (months, begins) = measure.TemporalType == "snapshot" ? (0, 0) : measure.Frequency switch
        {
            "monthly" => (1, 1),
            "quarterly" => (3, 1),
            "half-yearly" => (6, 4),
            "annual" => (12, 4),
            "calendar-year" => (12, 1),
            "academic-year" => (12, 9),
            _ => (0, 0),
        };
        return months == 0 ? "" : new Period(new DateOnly(day.Year, day.Month, 1).AddMonths(-((day.Month - begins + 12) % months)), months).Label;
    }
}
