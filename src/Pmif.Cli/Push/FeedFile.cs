using System.Security.Cryptography;

namespace Pmif.Cli.Push;

/// <summary>
/// One feed, ready to be sent more than once. The standard input is kept in a temporary file that disappears with it,
/// since it cannot be read twice.
/// </summary>
internal sealed class FeedFile : IAsyncDisposable
{
    private readonly FileStream _content;

    private FeedFile(string name, FileStream content, string contentType, bool isGzip, string hash) =>
        (Name, _content, ContentType, IsGzip, Hash) = (name, content, contentType, isGzip, hash);

    public string Name { get; }

    public string ContentType { get; }

    public bool IsGzip { get; }

    public long Length => _content.Length;

    /// <summary>SHA-256 of the bytes as they are sent.</summary>
    public string Hash { get; }

    public static async Task<FeedFile> OpenAsync(string name, string? format, Func<Stream> openInput, CancellationToken cancellation)
    {
        var isInput = name == "-";
        var contentType = FeedFormat.ContentType(format ?? (isInput ? "csv" : FeedFormat.OfName(name)));
        var content = isInput ? await SpoolAsync(openInput, cancellation) : OpenExisting(name);
        try
        {
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
            content.Position = 0;
            var isGzip = content.ReadByte() == 0x1f && content.ReadByte() == 0x8b;
            return new FeedFile(isInput ? "standard input" : Path.GetFileName(name), content, contentType, isGzip, hash);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>The content from its start.</summary>
    public Stream Rewind()
    {
        _content.Position = 0;
        return _content;
    }

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private static FileStream OpenExisting(string name)
    {
        try
        {
            return new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCode.Usage, $"cannot read {name}: {e.Message}");
        }
    }

    private static async Task<FileStream> SpoolAsync(Func<Stream> openInput, CancellationToken cancellation)
    {
        // GetTempFileName makes it readable by its owner alone.
        var spool = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None,
            64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await using var input = openInput();
        await input.CopyToAsync(spool, cancellation);
        spool.Position = 0;
        return spool;
    }
}
