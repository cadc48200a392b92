namespace Pmif.AppHost.Local;

/// <summary>Each resource's lines in a file of its own, and the ones for people on the console, prefixed with its name.</summary>
internal sealed class RunLog : IDisposable
{
    private const int NameWidth = 23;
    private static readonly int[] Colours = [36, 32, 35, 33, 34, 96, 92, 95, 93, 94];
    private static readonly bool Coloured =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR"));

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly Dictionary<string, StreamWriter> files = [];
    private readonly Dictionary<string, int> colours = [];

    public RunLog(string folder)
    {
        this.folder = folder;
        PrivateFolder.Create(folder);
    }

    public string PathOf(string resource) => Path.Combine(folder, resource + ".log");

    /// <summary>Begins a new file; the one of the run before is kept beside it.</summary>
    public void Open(string resource)
    {
        lock (gate)
        {
            if (files.ContainsKey(resource))
            {
                return;
            }

            if (File.Exists(PathOf(resource)))
            {
                File.Move(PathOf(resource), PathOf(resource) + ".1", overwrite: true);
            }

            files[resource] = new StreamWriter(PathOf(resource)) { AutoFlush = true };
            colours[resource] = Colours[colours.Count % Colours.Length];
        }
    }

    public void Line(string resource, string line, bool show)
    {
        lock (gate)
        {
            files[resource].WriteLine(line);
            if (show)
            {
                Write(resource, line);
            }
        }
    }

    /// <summary>Something that the engine itself has to say.</summary>
    public void Say(string resource, string text)
    {
        lock (gate)
        {
            Write(resource, text);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var file in files.Values)
            {
                file.Dispose();
            }
        }
    }

    private void Write(string resource, string line)
    {
        var name = resource.PadRight(NameWidth);
        Console.WriteLine(Coloured ? $"\e[{colours.GetValueOrDefault(resource, 37)}m{name}\e[0m {line}" : $"{name} {line}");
    }
}
