using System.Security.Cryptography;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>The bytes of a body, unpacked, counted against the limit and digested as they go by; whatever breaks it off becomes a fault.</summary>
internal sealed class BodyStream(Stream inner, long maxBytes) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Utf8Check utf8 = new();
    private long total;
    private byte last;
    private byte[]? digest;

    public byte[] Digest() => digest ??= hash.GetHashAndReset();

    /// <summary>Whether the body ends at <paramref name="offset"/>, as far as it was read, and its last byte is not <paramref name="terminator"/>.</summary>
    public bool EndsWithout(byte terminator, long offset) => offset >= total && last != terminator;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new FaultException(SubmissionFaults.TooLarge);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            throw new FaultException(SubmissionFaults.BodyUnreadable.With(e is InvalidDataException ? "The gzip data are broken." : "The body broke off."));
        }
        total += count;
        if (total > maxBytes)
            throw new FaultException(SubmissionFaults.TooLarge.With($"A body has at most {maxBytes} bytes, unpacked."));
        var read = buffer.Span[..count];
        if (!utf8.Accepts(read) || (count == 0 && buffer.Length > 0 && !utf8.IsComplete))
            throw new FaultException(SubmissionFaults.BodyUnreadable.With($"The body is not UTF-8 text, between bytes {total - count} and {total}."));
        if (read.Contains((byte)0))
            throw new FaultException(SubmissionFaults.BodyUnreadable.With("The body holds a zero byte: it is not UTF-8 text."));
        hash.AppendData(read);
        if (count > 0)
            last = read[^1];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            hash.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => total; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
