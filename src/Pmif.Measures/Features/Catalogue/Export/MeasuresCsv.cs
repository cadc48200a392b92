using System.Text;

namespace Pmif.Measures.Features.Catalogue.Export;

/// <summary>
/// The list as CSV (RFC 4180, UTF-8). A text that a spreadsheet would take for a formula gets an apostrophe before it, as the OWASP guidance on
/// CSV injection advises; numbers are left as they are.
/// </summary>
internal static class MeasuresCsv
{
    public static byte[] Write(IReadOnlyList<MeasureResponse> measures)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', MeasureColumn.All.Select(column => column.Name)).Append("\r\n");
        foreach (var measure in measures)
            csv.AppendJoin(',', MeasureColumn.All.Select(column => Cell(column, measure))).Append("\r\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Cell(MeasureColumn column, MeasureResponse measure)
    {
        var text = column.Text(measure);
        if (column.Type is CellType.Text or CellType.List && text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..])
            text = $"'{text}";
        return text.AsSpan().ContainsAny(",\"\r\n") || text is [' ', ..] or [.., ' '] ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
