using System.Net;

namespace Pmif.Cli.Push;

/// <summary>Streams a feed as the body of a request and tells how far it is.</summary>
internal sealed class FeedContent(FeedFile feed, Action<long> report) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var source = feed.Rewind();
        var buffer = new byte[64 * 1024];
        long sent = 0;
        int read;
        report(0);
        while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            report(sent += read);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = feed.Length;
        return true;
    }
}
