using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Measures.Events;

/// <summary>One earlier point, enough to draw a small chart.</summary>
public sealed record RecentPoint(Period Period, decimal? Value, decimal? Lower, decimal? Upper, ValueFlag Flag, Rag Rag);

/// <summary>
/// The latest points of a series in order of time. In JSON each is an array, <c>["2026-08-01/P1M", 9.4, "amber", 9.1, 9.7, "provisional"]</c>, which
/// ends where the rest is empty and leaves the period out where it is the next one: <c>[["2026-08-01/P1M", 9.4, "amber"], [9.2, "green"]]</c>.
/// Points are most of what an update carries, and so they take a fifth of the room.
/// </summary>
[JsonConverter(typeof(RecentPointsJson))]
[CollectionBuilder(typeof(RecentPoints), nameof(Of))]
public sealed class RecentPoints : IReadOnlyList<RecentPoint>
{
    private readonly RecentPoint[] points;

    private RecentPoints(RecentPoint[] points) => this.points = points;

    /// <summary>Holds these points.</summary>
    public static RecentPoints Of(ReadOnlySpan<RecentPoint> points) => new(points.ToArray());

    /// <summary>How many there are.</summary>
    public int Count => points.Length;

    /// <summary>The point at a place, the oldest first.</summary>
    public RecentPoint this[int index] => points[index];

    /// <summary>The points, oldest first.</summary>
    public IEnumerator<RecentPoint> GetEnumerator() => ((IEnumerable<RecentPoint>)points).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal sealed class RecentPointsJson : JsonConverter<RecentPoints>
    {
        public override void Write(Utf8JsonWriter writer, RecentPoints value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            Period? before = null;
            foreach (var point in value.points)
            {
                writer.WriteStartArray();
                if (Next(before) != point.Period)
                    writer.WriteStringValue(point.Period.ToString());
                WriteNumber(writer, point.Value);
                writer.WriteStringValue(Words.Of(point.Rag));
                if (point.Lower is not null || point.Upper is not null || point.Flag != ValueFlag.None)
                {
                    WriteNumber(writer, point.Lower);
                    WriteNumber(writer, point.Upper);
                }
                if (point.Flag != ValueFlag.None)
                    writer.WriteStringValue(Words.Of(point.Flag));
                writer.WriteEndArray();
                before = point.Period;
            }
            writer.WriteEndArray();
        }

        public override RecentPoints Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
                throw new JsonException("Recent points are an array.");
            var points = new List<RecentPoint>(24);
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                points.Add(reader.TokenType == JsonTokenType.StartArray
                    ? ReadPoint(ref reader, Next(points.Count == 0 ? null : points[^1].Period))
                    // As it was written before the short form: messages and rows of that time are still read.
                    : JsonSerializer.Deserialize<RecentPoint>(ref reader, options) ?? throw new JsonException("A point is null."));
            return new([.. points]);
        }

        private static RecentPoint ReadPoint(ref Utf8JsonReader reader, Period? next)
        {
            reader.Read();
            var period = next;
            if (reader.TokenType == JsonTokenType.String)
            {
                period = Period.ParseIso(reader.GetString()!);
                reader.Read();
            }
            var value = ReadNumber(ref reader);
            var rag = Words.Read<Rag>(ReadWord(ref reader) ?? throw new JsonException("A point has no status."));
            var lower = ReadNumber(ref reader);
            var upper = ReadNumber(ref reader);
            var flag = ReadWord(ref reader) is { } word ? Words.Read<ValueFlag>(word) : ValueFlag.None;
            while (reader.TokenType != JsonTokenType.EndArray)
            {
                reader.Skip();
                reader.Read();
            }
            return new(period ?? throw new JsonException("The first point has no period."), value, lower, upper, flag, rag);
        }

        // Far from the end of the calendar, where there is no next one.
        private static Period? Next(Period? before) => before is { Start.Year: < 9_800 } period ? period.Next() : null;

        private static void WriteNumber(Utf8JsonWriter writer, decimal? number)
        {
            if (number is { } value)
                writer.WriteNumberValue(value);
            else
                writer.WriteNullValue();
        }

        // Both stand still at the end of a point.
        private static decimal? ReadNumber(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return null;
            decimal? number = reader.TokenType == JsonTokenType.Null ? null : reader.GetDecimal();
            reader.Read();
            return number;
        }

        private static string? ReadWord(ref Utf8JsonReader reader)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return null;
            var word = reader.GetString();
            reader.Read();
            return word;
        }
    }
}
