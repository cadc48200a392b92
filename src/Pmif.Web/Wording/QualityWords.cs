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

    /// <summary>What a second person said of a value.</summary>
    public static string Verified(ValueVerification value) => value switch
    {
        { State: "verified" } => $"Verified by {value.DecidedBy}, {Dates.Time(value.DecidedAt)}{(value.Reason.Length > 0 ? $": {value.Reason}" : "")}",
        { State: "queried" } => $"Queried by {value.DecidedBy}, {Dates.Time(value.DecidedAt)}: {value.Reason}",
        { Voided: true } => "Not verified: it has changed since somebody looked",
        _ => "Not verified",
    };

    /// <summary>The six dimensions, each with what it asks.</summary>
    public static IReadOnlyList<(string Name, string Term, string Asks)> Dimensions { get; } =
    [
        ("completeness", "Completeness", "Is everything there that should be?"),
        ("uniqueness", "Uniqueness", "Is nothing counted twice?"),
        ("consistency", "Consistency", "Does it agree with itself and with other sources?"),
        ("timeliness", "Timeliness", "Is it there when it is needed?"),
        ("validity", "Validity", "Is it in the expected form and range?"),
        ("accuracy", "Accuracy", "Is it what is so?"),
    ];

    /// <summary>The rating of one dimension.</summary>
    public static string Of(AssuranceDimensions dimensions, string name) => name switch
    {
        "completeness" => dimensions.Completeness,
        "uniqueness" => dimensions.Uniqueness,
        "consistency" => dimensions.Consistency,
        "timeliness" => dimensions.Timeliness,
        "validity" => dimensions.Validity,
        _ => dimensions.Accuracy,
    };

    private static string Days(int days) => $"{days} {(days == 1 ? "day" : "days")}";
}
