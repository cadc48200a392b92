namespace Pmif.AppHost.Local;

/// <summary>One suite at a time on one data folder. The kernel lets go of the lock when its holder ends, however that happens.</summary>
internal static class DataLock
{
    public static FileStream Take(string data)
    {
        try
        {
            return new FileStream(Path.Combine(data, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new LocalEngineException($"A suite is already up on {data}.");
        }
    }
}
