using System.Globalization;
using System.Text;

namespace Pmif.ServiceDefaults;

/// <summary>
/// Comma-separated text after RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe in front, as the OWASP guidance on CSV
/// injection advises; numbers stay numbers.
/// </summary>
public static class CsvText
{
    private const string Starters = "=+-@\t\r\n";

    /// <summary>One record, with its line end.</summary>
    public static string Record(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    private static string Field(string text)
    {
        var safe = text.Length > 0 && Starters.Contains(text[0]) && !IsNumber(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") || safe != safe.Trim() ? new StringBuilder(safe).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString() : safe;
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
