using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pmif.Risk.Domain.Register;

/// <summary>Reads <c>"HR01"</c> as well as <c>{ "measure": "HR01", "trigger": "red" }</c>.</summary>
internal sealed class MeasureDocumentConverter : JsonConverter<MeasureDocument>
{
    public override MeasureDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return new MeasureDocument(reader.GetString());
        var parts = JsonSerializer.Deserialize<Parts>(ref reader, options);
        return new MeasureDocument(parts?.Measure, parts?.Trigger);
    }

    public override void Write(Utf8JsonWriter writer, MeasureDocument value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Parts(value.Measure, value.Trigger), options);

    private sealed record Parts(string? Measure, string? Trigger);
}
