namespace Pmif.Cli.Watch;

/// <summary>Who has files open for writing. Linux tells it of the processes that one may look at; elsewhere nothing is known, and a file that has settled is taken as complete.</summary>
internal static class OpenFiles
{
    private const int AccessMode = 3; // O_ACCMODE: 0 is reading

    /// <summary>Files directly in <paramref name="folder"/> that some process has open for writing.</summary>
    public static HashSet<string> BeingWritten(string folder)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (!OperatingSystem.IsLinux())
            return found;
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
            Try(() =>
            {
                foreach (var handle in new DirectoryInfo($"{process}/fd").EnumerateFileSystemInfos())
                    if (handle.LinkTarget is { } file && Path.GetDirectoryName(file) == folder && IsForWriting($"{process}/fdinfo/{handle.Name}"))
                        found.Add(file);
            });
        return found;
    }

    private static bool IsForWriting(string info)
    {
        var flags = File.ReadLines(info).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return flags is not null && (Convert.ToInt32(flags["flags:".Length..].Trim(), 8) & AccessMode) != 0;
    }

    // Processes end while they are looked at, and other people's cannot be.
    private static void Try(Action look)
    {
        try
        {
            look();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
