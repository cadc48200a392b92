using System.Globalization;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Keys;

/// <summary>When keys end, between the day that a form asks for and the moment that Framework keeps.</summary>
internal static class KeyTimes
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>What a form proposes.</summary>
    public static string InAYear(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(1).ToString(Day, CultureInfo.InvariantCulture);

    /// <summary>The end of a day on the clock of the United Kingdom; what is no day stays as written, and is refused by Framework.</summary>
    public static string EndOf(string? day) => DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? Dates.EndOf(date).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture) : day ?? "";
}
