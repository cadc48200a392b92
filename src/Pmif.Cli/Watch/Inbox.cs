namespace Pmif.Cli.Watch;

/// <summary>
/// Finds the files of a folder that are complete: unchanged for a while and, where that can be seen, not open for writing. Hidden files, links and
/// names that programs give to files in the making are left alone.
/// </summary>
internal sealed class Inbox(string folder, TimeSpan settle, TimeProvider time)
{
    private static readonly string[] InTheMaking = [".part", ".tmp", ".filepart", ".partial", "~"];

    private readonly Dictionary<string, (Arrival State, long Since)> seen = new(StringComparer.Ordinal);

    /// <summary>Whether the last look saw files that may not be complete yet.</summary>
    public bool HasUnsettled { get; private set; }

    /// <summary>The complete files, the oldest first, since a later one may correct an earlier.</summary>
    public IReadOnlyList<Arrival> Complete()
    {
        var now = time.GetTimestamp();
        var files = Look();
        foreach (var gone in seen.Keys.Except(files.Select(file => file.Path)).ToList())
            seen.Remove(gone);
        foreach (var file in files)
            if (!seen.TryGetValue(file.Path, out var before) || before.State != file)
                seen[file.Path] = (file, now);
        var settled = files.Where(file => time.GetElapsedTime(seen[file.Path].Since, now) >= settle).ToList();
        if (settled.Count > 0)
        {
            var beingWritten = OpenFiles.BeingWritten(folder);
            settled.RemoveAll(file => beingWritten.Contains(file.Path));
        }
        HasUnsettled = settled.Count < files.Count;
        return [.. settled.OrderBy(file => file.Written).ThenBy(file => file.Name, StringComparer.Ordinal)];
    }

    /// <summary>Has a file settle anew before it counts as complete again.</summary>
    public void Forget(Arrival file) => seen.Remove(file.Path);

    private List<Arrival> Look()
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFiles()
                .Where(file => !file.Name.StartsWith('.') && file.LinkTarget is null
                    && !InTheMaking.Any(ending => file.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
                .Select(Arrival.Of)];
        }
        catch (FileNotFoundException)
        {
            return Look(); // taken away while it was looked at
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCode.Usage, $"cannot look into {folder}: {e.Message}");
        }
    }
}
