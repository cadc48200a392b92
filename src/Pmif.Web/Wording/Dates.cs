using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Primitives;

namespace Pmif.Web.Wording;

/// <summary>Days and times as UK readers expect them, on the clock of the United Kingdom.</summary>
public static class Dates
{
    private static readonly TimeZoneInfo London =
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/London", out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Such as <c>3 June 2025 at 2:05pm</c>; empty where there is no time.</summary>
    public static string Time(Timestamp? time)
    {
        if (time is null)
            return "";
        var local = TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), London);
        var clock = local.ToString(local.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture);
        return $"{local.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} at {clock.ToLowerInvariant()}";
    }

    /// <summary>The same of a time written as ISO 8601; what is none stays as written.</summary>
    public static string Time(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known) ? Time(Timestamp.FromDateTimeOffset(known)) : time;

    /// <summary>The first moment of a day.</summary>
    public static DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, London.GetUtcOffset(local));
    }

    /// <summary>The last minute of a day.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var local = day.ToDateTime(new TimeOnly(23, 59));
        return new DateTimeOffset(local, London.GetUtcOffset(local));
    }

    /// <summary>Such as <c>3 June 2025</c>, of a day written <c>yyyy-MM-dd</c>; what is no day stays as written.</summary>
    public static string Day(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : day;

    /// <summary>The label of an ISO period; what is none stays as written.</summary>
    public static string PeriodLabel(string period) => Period.TryParseIso(period, out var known) ? known.Label : period;
}
