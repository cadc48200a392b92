namespace Pmif.Benchmarks;

/// <summary>A file that goes when it is no longer needed.</summary>
internal sealed class TemporaryFile(string extension) : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"pmif-{Guid.NewGuid():N}{extension}");

    public void Dispose() => File.Delete(Path);
}
