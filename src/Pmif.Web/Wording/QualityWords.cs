using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Wording;

/// <summary>How the quality of figures is told of.</summary>
public static class QualityWords
{
    /// <summary>Such as <c>22 of 24 periods</c>.</summary>
    public static string Complete(int present, int expected) => expected == 0 ? "Nothing regular is expected" : $"{present} of {expected} {(expected == 1 ? "period" : "periods")}";

    /// <summary>Such as <c>18 of 22 parts up to date</c>; nothing where there are none.</summary>
    public static string Parts(MeasureQuality one) => one.Parts == 0 ? "" : $"{one.PartsUpToDate} of {one.Parts} {(one.Parts == 1 ? "part" : "parts")} up to date";

    /// <summary>Whether the next figure is overdue, or else how late the latest was.</summary>
    public static string Timely(MeasureQuality one) => one.OverdueDays > 0 ? $"{Days(one.OverdueDays)} overdue"
        : !one.HasLatestDays ? "Not known yet"
        : one.LatestDays > 0 ? $"{Days(one.LatestDays)} late"
        : "In time";

    /// <summary>Such as <c>3 of 4 in time</c>; nothing where none counts yet.</summary>
    public static string InTime(int onTime, int timed) => timed == 0 ? "" : $"{onTime} of {timed} in time";

    /// <summary>Outliers and values that do not keep a rule.</summary>
    public static string Odd(int outliers, int warnings) => string.Join(", ", new[]
    {
        outliers > 0 ? $"{outliers} far from the others" : "",
        warnings > 0 ? $"{warnings} against a rule" : "",
    }.Where(text => text.Length > 0)) is { Length: > 0 } text ? text : "None";

    /// <summary>Whether a second person has looked at the latest value.</summary>
    public static string Seen(MeasureQuality one) => one.Latest switch
    {
        "verified" => "Latest verified",
        "queried" => "Latest queried",
        "unverified" => "Latest not verified",
        _ => "No figure",
    };

    private static string Days(int days) => $"{days} {(days == 1 ? "day" : "days")}";
}
