using System.Security.Cryptography;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>The bytes of a body, unpacked, counted against the limit and digested as they go by; whatever breaks it off becomes a fault.</summary>
/// <param name="inner">The bytes.</param>
/// <param name="maxBytes">How many are accepted.</param>
/// <param name="sent">The bytes before they were unpacked, where the sender gave a digest of them; they must prove whole before the body ends.</param>
/// <param name="saysItsEnd">Whether the sender says that it has ended, so that one cut short cannot pass for a whole one.</param>
internal sealed class BodyStream(Stream inner, long maxBytes, DigestedStream? sent = null, bool saysItsEnd = false) : ReadStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Utf8Check utf8 = new();
    private long total;
    private byte last;
    private byte[]? digest;

    /// <summary>Whether the sender gave a digest; once the body was read to its end, it was right.</summary>
    public bool HasDigest => sent is not null;

    /// <summary>Whether its end could be missing without anyone noticing.</summary>
    public bool MayBeCutShort => !saysItsEnd;

    public byte[] Digest() => digest ??= hash.GetHashAndReset();

    /// <summary>Whether the last byte read is no line break.</summary>
    public bool EndsWithinLine => total > 0 && last is not ((byte)'\n' or (byte)'\r');

    /// <summary>Whether the body ends at <paramref name="offset"/>, as far as it was read, and not with a line break.</summary>
    public bool BreaksOffAt(long offset) => offset >= total && EndsWithinLine;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        try
        {
            count = await inner.ReadAsync(buffer, cancellationToken);
            if (count == 0 && buffer.Length > 0 && sent is not null)
                await sent.Verify(cancellationToken);
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

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
