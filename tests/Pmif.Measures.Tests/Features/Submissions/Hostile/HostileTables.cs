using System.Text;
using System.Text.Json;

namespace Pmif.Measures.Tests.Features.Submissions.Hostile;

/// <summary>Tables of hostile cells in each of the formats, now and then well formed.</summary>
internal static class HostileTables
{
    private static readonly string[] Fields = ["measure", "breakdown", "period", "value", "numerator", "denominator", "lower", "upper", "flag", "note"];

    public static HostileBody Any(Random random, string measure) => random.Next(3) switch
    {
        0 => new("csv cells", Encoding.UTF8.GetBytes(Csv(random, measure, Rows(random))), "text/csv"),
        1 => new("json cells", Encoding.UTF8.GetBytes(Json(random, measure, Rows(random))), "application/json"),
        _ => new("ndjson cells", Encoding.UTF8.GetBytes(NdJson(random, measure, Rows(random))), "application/x-ndjson"),
    };

    public static string Csv(Random random, string measure, int rows)
    {
        var csv = new StringBuilder(string.Join(',', Fields)).Append('\n');
        for (var row = 0; row < rows; row++)
            csv.AppendJoin(',', Fields.Select(field => Quoted(random, Cell(random, field, measure)))).Append('\n');
        return csv.ToString();
    }

    public static string Json(Random random, string measure, int rows) => $"{{\"values\":[{string.Join(',', Enumerable.Range(0, rows).Select(_ => Object(random, measure)))}]}}";

    public static string NdJson(Random random, string measure, int rows) => string.Concat(Enumerable.Range(0, rows).Select(_ => Object(random, measure) + "\n"));

    private static int Rows(Random random) => random.Next(50) == 0 ? random.Next(200, 600) : random.Next(0, 12);

    private static string Cell(Random random, string field, string measure) => random.Next(15) == 0 ? HostileCells.Text(random) : field switch
    {
        "measure" => random.Next(10) == 0 ? HostileCells.Text(random) : measure,
        "breakdown" => random.Next(5) == 0 ? HostileCells.Text(random) : "",
        "period" => HostileCells.Period(random),
        "flag" => HostileCells.Flag(random),
        "note" => HostileCells.Text(random),
        "value" => HostileCells.Number(random),
        _ => random.Next(2) == 0 ? "" : HostileCells.Number(random),
    };

    // Mostly as it should be, at times without the quotation marks that it needs.
    private static string Quoted(Random random, string cell) =>
        random.Next(200) != 0 && cell.AsSpan().ContainsAny("\",\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    // Fields may come twice, as a text or bare, under a name that is none, or hold what no field can.
    private static string Object(Random random, string measure)
    {
        var members = Fields.Where(_ => random.Next(8) != 0).Select(field => (Name: field, Text: Cell(random, field, measure))).ToList();
        if (random.Next(10) == 0)
            members.Add((HostileCells.Pick(random, Fields), HostileCells.Number(random)));
        if (random.Next(10) == 0)
            members.Add((HostileCells.Text(random), HostileCells.Text(random)));
        return "{" + string.Join(',', members.Select(member => $"{Text(random, member.Name)}:{Value(random, member.Text)}")) + "}";
    }

    private static string Value(Random random, string text) => random.Next(150) switch
    {
        0 => HostileCells.Pick(random, ["null", "true", "[]", "{}", "[1,[2]]", "{\"value\":1}", "1e400", "-0.0", "1E-99", "00", "NaN", "'x'", new string('9', 5_000)]),
        < 20 and > 2 when double.TryParse(text, out var number) && double.IsFinite(number) => text,
        2 => HostileCells.Pick(random, ["\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"\\x\"", "\"\t\""]),
        _ => Text(random, text),
    };

    private static string Text(Random random, string text) => random.Next(200) == 0 ? $"\"{text}\"" : JsonSerializer.Serialize(text);
}
