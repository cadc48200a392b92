using System.Security.Cryptography;
using System.Text;

namespace Pmif.Cli.Watch;

/// <summary>A file in a watched folder, as it was when it counted as complete.</summary>
internal sealed record Arrival(string Path, long Length, DateTime Written)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public static Arrival Of(FileInfo file) => new(file.FullName, file.Length, file.LastWriteTimeUtc);

    /// <summary>Whether the file is still there as it was.</summary>
    public bool IsUnchanged()
    {
        var now = new FileInfo(Path);
        return now.Exists && Of(now) == this;
    }

    /// <summary>
    /// The same for the same delivery, so that a file that was sent and not yet moved is not counted twice. The time belongs to it: the same content,
    /// delivered again to undo a correction, must be looked at again.
    /// </summary>
    /// <param name="hash">SHA-256 of the content.</param>
    /// <param name="address">Where it goes, and how it is taken.</param>
    public string KeyOf(string hash, Uri address) =>
        "watch-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{hash} {Written.Ticks} {Name} {address}")));
}
