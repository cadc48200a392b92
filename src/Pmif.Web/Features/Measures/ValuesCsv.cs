using System.Text;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Measures;

/// <summary>The points of a measure as a file: one table, oldest first, with codes rather than words.</summary>
public static class ValuesCsv
{
    private static readonly string[] Header =
        ["measure", "measure_name", "breakdown", "period", "period_label", "value", "numerator", "denominator", "lower", "upper", "flag", "target", "status", "note"];

    /// <summary>Answers <c>GET /measures/{code}/values.csv</c>.</summary>
    public static async Task<IResult> Get(string code, string? breakdown, MeasureList measures, MeasureParts parts, CancellationToken ct)
    {
        var known = await measures.One(code, ct);
        if (known.Value is not { } measure) return Missing(known);
        return await parts.Points(code, breakdown ?? "", ct, TakenOut.As("values.csv", QueryOf(code, breakdown))) switch
        {
            { Value: { } series } =>
                TypedResults.File(Encoding.UTF8.GetBytes(Write(measure, series)), "text/csv; charset=utf-8; header=present", FileName(code, breakdown)),
            var points => Missing(points),
        };
    }

    /// <summary>What the audit trail keeps of which figures were taken out.</summary>
    internal static string QueryOf(string code, string? breakdown) =>
        (string.IsNullOrEmpty(breakdown) ? QueryString.Create("measure", code) : QueryString.Create("measure", code).Add("breakdown", breakdown)).ToString();

    private static IResult Missing<T>(Part<T> part) where T : class =>
        part.IsMissing ? TypedResults.NotFound() : TypedResults.StatusCode(part.IsRefused ? StatusCodes.Status403Forbidden : StatusCodes.Status503ServiceUnavailable);

    /// <summary>The whole file as text.</summary>
    public static string Write(Measure measure, GetSeriesResponse series)
    {
        var text = new StringBuilder(CsvText.Record(Header));
        foreach (var point in series.Points)
            text.Append(CsvText.Record(
            [
                measure.Code, measure.Name, series.Breakdown, point.Period, point.PeriodLabel, point.Value, point.Numerator, point.Denominator,
                point.Lower, point.Upper, point.Flag, point.Target, point.Rag, point.Note,
            ]));
        return text.ToString();
    }

    internal static string FileName(string code, string? breakdown)
    {
        var name = string.IsNullOrEmpty(breakdown) ? code : $"{code}-{breakdown}";
        return new string([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')]) + ".csv";
    }
}
