using System.Security.Cryptography;

namespace Pmif.AppHost.Local;

/// <summary>A folder, and files in it, that only their owner can read.</summary>
internal static class PrivateFolder
{
    public const int SecretLength = 32;

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static string Create(params string[] path)
    {
        if (OperatingSystem.IsWindows())
        {
            throw NotHere();
        }

        var folder = Path.Combine(path);
        Directory.CreateDirectory(folder, Owner);
        return folder;
    }

    public static void Write(string path, string text)
    {
        if (OperatingSystem.IsWindows())
        {
            throw NotHere();
        }

        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }

    /// <summary>A password that is made up once and kept in <paramref name="folder"/>.</summary>
    public static string Secret(string folder, string name, int length = SecretLength)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Write(path, RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", length));
        }

        return File.ReadAllText(path);
    }

    private static PlatformNotSupportedException NotHere() =>
        new("The local engine runs on Linux and macOS; on Windows use WSL, or Aspire with containers.");
}
