using System.Globalization;

namespace Pmif.Testing;

/// <summary>A temporary folder that bears its owner's process number, so that what a killed run left is found and removed.</summary>
public sealed class TestFolder : IDisposable
{
    private const string Prefix = "pmif-test-";

    private readonly string path;

    private TestFolder(string path) => this.path = path;

    public static TestFolder Create()
    {
        RemoveAbandoned();
        return new TestFolder(Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName);
    }

    public string Sub(string name) => Path.Combine(path, name);

    public void Dispose() => Remove(path);

    private static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var owner = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}"))
            {
                Remove(folder);
            }
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Somebody else's, or another run is just removing it.
        }
    }
}
