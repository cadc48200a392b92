using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pmif.Reporting.Tests;

internal static class Json
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, without escapes that it does not need.</summary>
    public static string Text(JsonNode node) => node.ToJsonString(Plain);

    /// <summary>The first cell of a measure.</summary>
    public static JsonNode Cell(JsonNode scorecard, string measure) =>
        Cells(scorecard).First(cell => (string)cell["measure"]! == measure);

    public static IEnumerable<JsonNode> Cells(JsonNode scorecard) =>
        scorecard["groups"]!.AsArray().SelectMany(group => group!["measures"]!.AsArray()).Select(cell => cell!);

    public static IEnumerable<string> Names(JsonNode node) => node.AsObject().Select(property => property.Key);
}
