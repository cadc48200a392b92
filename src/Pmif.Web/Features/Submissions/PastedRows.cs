using System.Text;

namespace Pmif.Web.Features.Submissions;

/// <summary>Rows as people bring them: CSV, or cells copied from a spreadsheet, which are separated by tabs.</summary>
public static class PastedRows
{
    /// <summary>The rows as CSV; text that is CSV already stays as it is.</summary>
    /// <param name="text">With a header line. Where that has a tab, the cells of all lines are separated by tabs.</param>
    public static string ToCsv(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var header = text.AsSpan(0, text.IndexOfAny(['\r', '\n']) is var end and >= 0 ? end : text.Length);
        if (!header.Contains('\t'))
            return text;
        var csv = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
            if (line.Length > 0)
                csv.AppendJoin(',', line.Split('\t').Select(Cell)).Append('\n');
        return csv.ToString();
    }

    /// <summary>One line of CSV.</summary>
    public static string Line(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\n";

    private static string Cell(string cell) => cell.AsSpan().ContainsAny(",\"\r\n") && !IsQuoted(cell) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    // A spreadsheet quotes cells that hold quotation marks, as CSV does.
    private static bool IsQuoted(string cell) => cell.Length > 1 && cell[0] == '"' && cell[^1] == '"' && !cell[1..^1].Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal);
}
