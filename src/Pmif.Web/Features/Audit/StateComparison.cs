using System.Text.Json;

namespace Pmif.Web.Features.Audit;

/// <summary>One thing that an entry tells of, before and after.</summary>
/// <param name="Name">Where it stands in the state, as words: <c>Rows, received</c>.</param>
/// <param name="Before">What stood; null where nothing did.</param>
/// <param name="After">What stands since; null where nothing does.</param>
public sealed record StateRow(string Name, string? Before, string? After)
{
    public bool IsChanged => Before != After;
}

/// <summary>Lays what stood before beside what stands since, field by field.</summary>
public static class StateComparison
{
    /// <summary>The most rows that are made of an entry.</summary>
    public const int Most = 1_000;

    /// <summary>Every field of both states, in the order in which they are written; a text that is no JSON is one field.</summary>
    public static IReadOnlyList<StateRow> Of(string before, string after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return [.. old.Keys.Concat(now.Keys).Distinct().Take(Most).Select(name => new StateRow(name, old.GetValueOrDefault(name), now.GetValueOrDefault(name)))];
    }

    private static Dictionary<string, string> Fields(string json)
    {
        var fields = new Dictionary<string, string>();
        if (json.Length == 0) return fields;
        try
        {
            using var state = JsonDocument.Parse(json, new() { MaxDepth = 64 });
            Walk(state.RootElement, "", fields);
        }
        catch (JsonException)
        {
            fields["Text"] = json;
        }

        return fields;
    }

    private static void Walk(JsonElement element, string name, Dictionary<string, string> fields)
    {
        if (fields.Count >= Most) return;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Walk(property.Value, Under(name, Words(property.Name)), fields);
                break;
            case JsonValueKind.Array when element.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)):
                fields[Named(name)] = string.Join(", ", element.EnumerateArray().Select(Text));
                break;
            case JsonValueKind.Array:
                var number = 0;
                foreach (var item in element.EnumerateArray()) Walk(item, $"{name} {++number}".Trim(), fields);
                break;
            case JsonValueKind.Null:
                break;
            default:
                fields[Named(name)] = Text(element);
                break;
        }
    }

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.True => "Yes",
        JsonValueKind.False => "No",
        JsonValueKind.Null => "",
        _ => element.GetRawText(),
    };

    private static string Named(string name) => name.Length == 0 ? "Value" : name;

    private static string Under(string name, string part) => name.Length == 0 ? Capital(part) : $"{name}, {part}";

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    // mayFeedOthers: may feed others.
    private static string Words(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter is '-' or '_' ? " " : $"{letter}")).Trim();
}
