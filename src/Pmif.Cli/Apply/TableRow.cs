using System.Globalization;
using System.Text.Json.Nodes;

namespace Pmif.Cli.Apply;

/// <summary>One row of a table; rows count from 1 after the header.</summary>
internal sealed class TableRow(int number, IReadOnlyDictionary<string, string> cells)
{
    public int Number => number;

    /// <summary>The cell, or null where it is blank or there is no such column: the service then takes its default.</summary>
    public string? Text(string column) => cells.GetValueOrDefault(column)?.Trim() is { Length: > 0 } text ? text : null;

    /// <exception cref="FormatException">The cell is blank.</exception>
    public string Needed(string column) => Text(column) ?? throw new FormatException($"row {number} has no {column}");

    public JsonNode? Decimal(string column) => Text(column) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? JsonValue.Create(value)
        : throw new FormatException($"row {number}, {column}: '{text}' is no number");

    /// <summary>Several texts, separated by semicolons.</summary>
    public JsonArray? List(string column) => Text(column) is not { } text ? null
        : new JsonArray([.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => (JsonNode)part)]);

    /// <summary>An object of the parts that are there; null where none is.</summary>
    public static JsonObject? Part(params (string Name, JsonNode? Value)[] parts)
    {
        var whole = new JsonObject(parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value)));
        return whole.Count == 0 ? null : whole;
    }
}
