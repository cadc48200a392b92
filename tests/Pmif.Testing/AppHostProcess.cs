using System.Collections.Concurrent;
using Pmif.AppHost.Local;

namespace Pmif.Testing;

/// <summary>The AppHost's program as its build left it, run as <c>./pmif</c> runs it.</summary>
public sealed class AppHostProcess : IAsyncDisposable
{
    private readonly ChildProcess child;
    private readonly ConcurrentQueue<string> output;

    private AppHostProcess(string data, ChildProcess child, ConcurrentQueue<string> output)
    {
        Data = data;
        this.child = child;
        this.output = output;
    }

    public string Data { get; }

    public int Id => child.Id;

    public string Output => string.Join('\n', output);

    public bool HasEnded => child.Exit.IsCompleted;

    public Task<int> Exit => child.Exit;

    public static Task<AppHostProcess> Start(string data, params string[] options) => Start(data, new Dictionary<string, string>(), options);

    public static async Task<AppHostProcess> Start(string data, IReadOnlyDictionary<string, string> environment, params string[] options)
    {
        var output = new ConcurrentQueue<string>();
        var spec = new ProcessSpec("dotnet", [Program(), "--data", data, .. options])
        {
            Environment = environment,
            StopSignal = Signal.Interrupt,
            Grace = TimeSpan.FromMinutes(2),
        };
        return new AppHostProcess(data, await ChildProcess.Start(spec, output.Enqueue), output);
    }

    /// <summary>What it has started and not yet ended.</summary>
    public IReadOnlyList<RecordedProcess> Children => ProcessLedger.Read(Path.Combine(Data, "processes"));

    /// <summary>As Ctrl-C in the terminal does.</summary>
    public Task Stop() => child.Stop();

    /// <summary>As <c>kill -9</c>: without a chance to clean up.</summary>
    public Task Kill() => child.Kill();

    public ValueTask DisposeAsync() => child.DisposeAsync();

    private static string Program()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (folder.Name, folder.Parent!.Name);
        return Path.Combine(Repository.Root, "Pmif.AppHost", "bin", configuration, framework, "Pmif.AppHost.dll");
    }
}
