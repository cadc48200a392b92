using System.Security.Cryptography;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>The bytes of a body as they were sent, hashed as they go by and held against the digests sent with them.</summary>
internal sealed class DigestedStream(Stream inner, IReadOnlyList<ContentDigest> digests) : ReadStream
{
    private readonly IncrementalHash[] hashes = [.. digests.Select(digest => IncrementalHash.CreateHash(digest.Algorithm))];
    private bool isVerified;

    /// <summary>Reads what is left, then throws a fault where a digest is not that of the content.</summary>
    public async ValueTask Verify(CancellationToken cancellationToken)
    {
        if (isVerified)
            return;
        var rest = new byte[4_096];
        while (await ReadAsync(rest, cancellationToken) > 0)
        {
        }
        for (var i = 0; i < hashes.Length; i++)
            if (!hashes[i].GetHashAndReset().AsSpan().SequenceEqual(digests[i].Expected))
                throw new FaultException(SubmissionFaults.DigestMismatch.With($"By {digests[i].Algorithm} the content is not what was digested."));
        isVerified = true;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        foreach (var hash in hashes)
            hash.AppendData(buffer.Span[..count]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var hash in hashes)
                hash.Dispose();
        base.Dispose(disposing);
    }
}
