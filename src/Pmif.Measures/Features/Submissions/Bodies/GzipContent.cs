using System.IO.Compression;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>Unpacks gzip, of several members too. .NET leaves out in silence what follows them; here that is broken data like any other.</summary>
internal sealed class GzipContent : ReadStream
{
    private readonly Packed packed;
    private readonly GZipStream unpacked;

    public GzipContent(Stream sent)
    {
        packed = new Packed(sent);
        unpacked = new GZipStream(packed, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await unpacked.ReadAsync(buffer, cancellationToken);
        // It asks for more after the last member, unless it holds something already that begins no other.
        return count > 0 || buffer.Length == 0 || packed.IsAtEnd ? count : throw new InvalidDataException("Something follows the gzip data.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacked.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Packed(Stream inner) : ReadStream
    {
        public bool IsAtEnd { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            IsAtEnd = count == 0 && buffer.Length > 0;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
