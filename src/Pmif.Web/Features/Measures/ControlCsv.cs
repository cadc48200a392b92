using System.Text;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Features.Measures;

/// <summary>The control chart of a measure as a file: one table, oldest first, with codes rather than words.</summary>
public static class ControlCsv
{
    private static readonly string[] Header =
        ["measure", "breakdown", "period", "period_label", "value", "mean", "lower", "upper", "near_lower", "near_upper", "moving_range", "rule", "meaning", "rebase", "ghosted", "gap"];

    /// <summary>Answers <c>GET /measures/{code}/control-chart.csv</c>.</summary>
    public static async Task<IResult> Get(string code, string? breakdown, MeasureParts parts, CancellationToken ct) => await parts.Control(
        code, breakdown ?? "", ct, TakenOut.As("control-chart.csv", ValuesCsv.QueryOf(code, breakdown))) switch
    {
        { Value: { } chart } => TypedResults.File(
            Encoding.UTF8.GetBytes(Write(code, breakdown ?? "", chart)), "text/csv; charset=utf-8; header=present", "control-chart-" + ValuesCsv.FileName(code, breakdown)),
        { IsMissing: true } => TypedResults.NotFound(),
        _ => TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable),
    };

    /// <summary>The whole file as text.</summary>
    public static string Write(string measure, string breakdown, GetSpcResponse chart)
    {
        static string YesNo(bool value) => value ? "true" : "false";
        var text = new StringBuilder(CsvText.Record(Header));
        foreach (var point in chart.Points)
            text.Append(CsvText.Record(
            [
                measure, breakdown, point.Period, point.PeriodLabel, point.Value, point.Mean, point.Lower, point.Upper, point.NearLower, point.NearUpper,
                point.MovingRange, point.Rule, point.Meaning, YesNo(point.Rebase), YesNo(point.Ghosted), YesNo(point.Gap),
            ]));
        return text.ToString();
    }
}
