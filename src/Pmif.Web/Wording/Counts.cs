using Pmif.Contracts.Reporting.V1;

namespace Pmif.Web.Wording;

/// <summary>Counts by status as prose. Shares are of the rated measures only; those not rated stand beside them, with the reason.</summary>
public static class Counts
{
    /// <summary>Such as <c>21 of 38 rated measures are on target (55%)</c>.</summary>
    public static string Sentence(StatusCounts counts)
    {
        var met = counts.Green + counts.Blue;
        return counts.Rated == 0
            ? "No measure is rated yet"
            : $"{met} of {counts.Rated} rated {(counts.Rated == 1 ? "measure" : "measures")} {(met == 1 ? "is" : "are")} on target ({Share(met, counts.Rated)})";
    }

    /// <summary>Such as <c>17 are not rated: 9 not due, 6 monitored only, 2 no data</c>; empty where all are rated.</summary>
    public static string Unrated(StatusCounts counts)
    {
        var reasons = By(counts).Where(count => !count.Status.IsRated && count.Number > 0).ToArray();
        var total = reasons.Sum(reason => reason.Number);
        return total == 0
            ? ""
            : $"{total} {(total == 1 ? "is" : "are")} not rated: "
              + string.Join(", ", reasons.Select(reason => $"{reason.Number} {Lower(reason.Status.Text)}"));
    }

    /// <summary>The number of measures in each status, in the order of <see cref="Status.All"/>.</summary>
    public static IEnumerable<(Status Status, int Number)> By(StatusCounts counts) =>
        Status.All.Select(status => (status, Of(counts, status.Code)));

    /// <summary>The ratings to show: all of them, but beyond stretch only where a measure is.</summary>
    public static IEnumerable<Status> Rated(StatusCounts counts) =>
        Status.All.Where(status => status.IsRated && (status.Code != "blue" || counts.Blue > 0));

    /// <summary>How many measures there are, rated or not.</summary>
    public static int Total(StatusCounts counts) => By(counts).Sum(count => count.Number);

    /// <summary>A whole per cent, half up, that says 0% only of none and 100% only of all.</summary>
    public static string Share(int part, int whole)
    {
        var percent = Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
        return (percent, part) switch
        {
            (0, > 0) => "less than 1%",
            (100, _) when part < whole => "more than 99%",
            _ => $"{percent}%",
        };
    }

    private static int Of(StatusCounts counts, string code) => code switch
    {
        "green" => counts.Green,
        "amber" => counts.Amber,
        "red" => counts.Red,
        "blue" => counts.Blue,
        "overdue" => counts.Overdue,
        "no-data" => counts.NoData,
        "not-due" => counts.NotDue,
        "monitoring" => counts.Monitoring,
        "baseline" => counts.Baseline,
        "suppressed" => counts.Suppressed,
        "not-in-force" => counts.NotInForce,
        _ => 0,
    };

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
