using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>A corrected value as it is sent: the fields of a row, and why.</summary>
public sealed record CorrectionBody
{
    public string? Measure { get; init; }

    public string? Breakdown { get; init; }

    public string? Period { get; init; }

    [JsonConverter(typeof(NumberTextConverter))]
    public string? Value { get; init; }

    [JsonConverter(typeof(NumberTextConverter))]
    public string? Numerator { get; init; }

    [JsonConverter(typeof(NumberTextConverter))]
    public string? Denominator { get; init; }

    [JsonConverter(typeof(NumberTextConverter))]
    public string? Lower { get; init; }

    [JsonConverter(typeof(NumberTextConverter))]
    public string? Upper { get; init; }

    public string? Flag { get; init; }

    public string? Note { get; init; }

    public string? Reason { get; init; }

    internal RawRow ToRow() => new()
    {
        Measure = Measure, Breakdown = Breakdown, Period = Period, Value = Value, Numerator = Numerator, Denominator = Denominator,
        Lower = Lower, Upper = Upper, Flag = Flag, Note = Note,
    };
}

/// <summary>Reads a number or a text such as <c>[x]</c>; a number keeps the text it was written in, so no precision is lost.</summary>
public sealed class NumberTextConverter : JsonConverter<string>
{
    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        _ => throw new JsonException("A figure is a number or a text."),
    };

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
