using System.Text;

namespace Pmif.SystemTests.Packages;

/// <summary>Writes files as a .NET single-file application holds them.</summary>
internal static class SingleFileApplication
{
    private const string Signature = "8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae";
    private const byte Assembly = 1;

    public static void Write(string path, IReadOnlyDictionary<string, byte[]> files)
    {
        using var stream = File.Create(path);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write("the program that would load the rest"u8);
        var pointer = stream.Position;
        writer.Write(0L);
        writer.Write(Convert.FromHexString(Signature));
        var offsets = new Dictionary<string, long>();
        foreach (var (name, content) in files)
        {
            offsets[name] = stream.Position;
            writer.Write(content);
        }

        var manifest = stream.Position;
        writer.Write(6u);
        writer.Write(0u);
        writer.Write(files.Count);
        writer.Write("an-id");
        writer.Write(new byte[5 * sizeof(long)]);
        foreach (var (name, content) in files)
        {
            writer.Write(offsets[name]);
            writer.Write((long)content.Length);
            writer.Write(0L);
            writer.Write(Assembly);
            writer.Write(name);
        }

        stream.Position = pointer;
        writer.Write(manifest);
    }
}
