using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>
/// JSON, either <c>{"values":[…]}</c> or one object after another (NDJSON), read a row at a time from the bytes as they come;
/// never more than one row is held.
/// </summary>
/// <param name="stream">The bytes.</param>
/// <param name="limits">How much is accepted.</param>
/// <param name="isLines">Whether one object follows another.</param>
/// <param name="envelope">Fields beside <c>values</c> that the door has read already.</param>
internal sealed class JsonBody(BodyStream stream, SubmissionLimits limits, bool isLines, params string[] envelope) : SubmissionBody
{
    private enum Step { Row, NeedsMore, End }

    private enum Place { Start, Document, Rows, AfterRows, AfterDocument }

    private readonly int mostRowBytes = 16 * limits.MaxFieldLength + 4_096;
    private Place place = isLines ? Place.Rows : Place.Start;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 16, AllowMultipleValues = isLines });

    public override bool HasDigest => stream.HasDigest;

    public override bool MayBeCutShort => stream.MayBeCutShort;

    public override byte[] Digest() => stream.Digest();

    public override async IAsyncEnumerable<RawRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var row = new RawRow();
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = WithoutMark(read.Buffer);
            Step step;
            while ((step = Next(ref buffer, read.IsCompleted, row)) == Step.Row)
                yield return row;
            if (step == Step.NeedsMore && read.IsCompleted)
                throw Unreadable("The JSON breaks off.");
            if (step == Step.NeedsMore && buffer.Length > mostRowBytes)
                throw new FaultException(SubmissionFaults.TooLarge.With($"A row has more than {mostRowBytes} bytes."));
            pipe.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                break;
        }
        await pipe.CompleteAsync();
    }

    private bool isPastMark;

    private ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> buffer)
    {
        if (isPastMark || buffer.Length < 3)
            return buffer;
        isPastMark = true;
        Span<byte> first = stackalloc byte[3];
        buffer.Slice(0, 3).CopyTo(first);
        return first is [0xEF, 0xBB, 0xBF] ? buffer.Slice(3) : buffer;
    }

    private Step Next(ref ReadOnlySequence<byte> buffer, bool isLast, RawRow row)
    {
        try
        {
            var reader = new Utf8JsonReader(buffer, isLast, state);
            var step = Advance(ref reader, ref buffer, row);
            return step == Step.NeedsMore && isLast && (place == Place.AfterDocument || (isLines && place == Place.Rows)) ? Step.End : step;
        }
        catch (JsonException e)
        {
            throw Unreadable($"The JSON cannot be read: line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1} of what follows the last good row.");
        }
        catch (InvalidOperationException)
        {
            throw Unreadable("A text is not valid Unicode.");
        }
    }

    private Step Advance(ref Utf8JsonReader reader, ref ReadOnlySequence<byte> buffer, RawRow row)
    {
        var start = buffer;
        while (true)
        {
            var ahead = reader;
            if (!ahead.Read())
                return Step.NeedsMore;
            switch (place, ahead.TokenType)
            {
                case (Place.Start, JsonTokenType.StartObject):
                    place = Place.Document;
                    break;
                case (Place.Document or Place.AfterRows, JsonTokenType.PropertyName):
                    if (ahead.ValueTextEquals("values"u8) && place == Place.Document)
                    {
                        if (!ahead.Read())
                            return Step.NeedsMore;
                        if (ahead.TokenType != JsonTokenType.StartArray)
                            throw Unreadable("\"values\" must be an array.");
                        place = Place.Rows;
                        break;
                    }
                    var name = ahead.GetString()!;
                    if (!ahead.Read() || !ahead.TrySkip())
                        return Step.NeedsMore;
                    if (!envelope.Contains(name))
                        NoteUnknownField(name);
                    break;
                case (Place.Rows, JsonTokenType.StartObject):
                    var end = ahead;
                    if (!end.TrySkip())
                        return Step.NeedsMore;
                    JsonRow.Fill(ref ahead, row, limits.MaxFieldLength, NoteUnknownField);
                    Consume(ref ahead, ref buffer, start);
                    return Step.Row;
                case (Place.Rows, JsonTokenType.EndArray) when !isLines:
                    place = Place.AfterRows;
                    break;
                case (Place.AfterRows, JsonTokenType.EndObject):
                    place = Place.AfterDocument;
                    break;
                case (Place.Document, JsonTokenType.EndObject):
                    throw Unreadable("There is no \"values\" array.");
                default:
                    throw Unreadable(isLines ? "Each line must be an object." : "The body must be {\"values\":[{…}]}, each value an object.");
            }
            Consume(ref ahead, ref buffer, start);
            reader = ahead;
        }
    }

    private void Consume(ref Utf8JsonReader reader, ref ReadOnlySequence<byte> buffer, ReadOnlySequence<byte> start)
    {
        buffer = start.Slice(reader.Position);
        state = reader.CurrentState;
    }

    internal static FaultException Unreadable(string detail) => new(SubmissionFaults.BodyUnreadable.With(detail));
}
