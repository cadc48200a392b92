namespace Pmif.Cli.Watch;

/// <summary>Keeps a second run out of the folder, where each would send what the other just moved.</summary>
internal static class WatchLock
{
    public static FileStream Take(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".pmif-watch"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCode.Usage, $"cannot watch {folder}, perhaps because another run does: {e.Message}");
        }
    }
}
