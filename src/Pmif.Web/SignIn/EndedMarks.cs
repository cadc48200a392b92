using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;

namespace Pmif.Web.SignIn;

/// <summary>
/// What has ended, and when: kept by this replica, and as empty files beside the keys of cookies, where the other replicas see it at once and a restart does
/// not forget it. A mark is worth nothing once every session that it could be about would have ended anyway.
/// </summary>
internal sealed partial class EndedMarks(SignInSettings settings, IMemoryCache cache, TimeProvider clock, ILogger<EndedMarks> log)
{
    private readonly string folder = settings.KeysFolder.Length == 0 ? "" : Path.Combine(settings.KeysFolder, "ended");
    private readonly Lock gate = new();

    /// <summary>Marks something as ended now.</summary>
    public void Set(string kind, string id) => Add(kind, id, isNew: false);

    /// <summary>Marks something that must not have been marked before; false where it was.</summary>
    public bool TryAdd(string kind, string id) => Add(kind, id, isNew: true);

    /// <summary>When it was marked; null where it was not.</summary>
    public DateTimeOffset? When(string kind, string id)
    {
        var name = Name(kind, id);
        if (cache.TryGetValue((typeof(EndedMarks), name), out DateTimeOffset at)) return at;
        // Of a file that is not there it is a day in 1601.
        var written = folder.Length == 0 ? DateTime.MinValue : File.GetLastWriteTimeUtc(Path.Combine(folder, name));
        return clock.GetUtcNow() - written < settings.Longest ? new DateTimeOffset(written, TimeSpan.Zero) : null;
    }

    private bool Add(string kind, string id, bool isNew)
    {
        var (name, now) = (Name(kind, id), clock.GetUtcNow());
        lock (gate)
        {
            if (isNew && When(kind, id) is not null) return false;
            cache.Set((typeof(EndedMarks), name), now, settings.Longest);
        }

        return folder.Length == 0 || Write(name, now, isNew);
    }

    private bool Write(string name, DateTimeOffset now, bool isNew)
    {
        var path = Path.Combine(folder, name);
        try
        {
            Directory.CreateDirectory(folder);
            Clear(now);
            using (new FileStream(path, isNew ? FileMode.CreateNew : FileMode.Create)) { }
            File.SetLastWriteTimeUtc(path, now.UtcDateTime);
            return true;
        }
        catch (IOException) when (isNew && File.Exists(path))
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotShared(e.Message);
            return true;
        }
    }

    private void Clear(DateTimeOffset now)
    {
        foreach (var old in new DirectoryInfo(folder).EnumerateFiles().Where(file => now - file.LastWriteTimeUtc > settings.Longest)) old.Delete();
    }

    // Ids come from elsewhere, and say something of people.
    private static string Name(string kind, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{id}")));

    [LoggerMessage(Level = LogLevel.Warning, Message = "That a session ended could not be written to Pmif:KeysFolder, so other replicas learn of it only when they renew: {Reason}")]
    private partial void LogNotShared(string reason);
}
