namespace Pmif.Measures.Features;

/// <summary>
/// A cell of CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it, as the OWASP guidance on CSV
/// injection advises.
/// </summary>
internal static class CsvCell
{
    /// <summary>A text that people wrote.</summary>
    public static string OfText(string text) => Of(text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? $"'{text}" : text);

    /// <summary>A number, a day or a word of the contract.</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") || text is [' ', ..] or [.., ' '] ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
