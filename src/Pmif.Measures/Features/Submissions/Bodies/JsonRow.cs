using System.Buffers;
using System.Text;
using System.Text.Json;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>Reads one object into a row. Numbers keep the text they were written in, so no precision is lost on the way.</summary>
internal static class JsonRow
{
    private static readonly byte[][] Names = [.. Columns.Names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads from the start of a complete object to its end.</summary>
    public static void Fill(ref Utf8JsonReader reader, RawRow row, int maxLength, Action<string> noteUnknown)
    {
        row.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = Find(ref reader);
            if (column < 0)
                noteUnknown(reader.GetString()!);
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                if (column >= 0)
                    row.Fault = new RowFault(Columns.Names[column], RowCodes.RowUnreadable, "", "A field holds a text or a number, not an object or a list.");
                reader.Skip();
            }
            else if (column >= 0)
                row.TrySet(column, Text(ref reader, maxLength));
        }
    }

    private static int Find(ref Utf8JsonReader reader)
    {
        for (var column = 0; column < Names.Length; column++)
            if (reader.ValueTextEquals(Names[column]))
                return column;
        return Columns.Find(reader.GetString()!);
    }

    private static string Text(ref Utf8JsonReader reader, int maxLength)
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Null => "",
            _ => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
        };
        if (text.Length > maxLength)
            throw new FaultException(SubmissionFaults.TooLarge.With($"A field has more than {maxLength} characters."));
        return text.Contains('\0') ? throw JsonBody.Unreadable("A text holds the zero character.") : text;
    }
}
