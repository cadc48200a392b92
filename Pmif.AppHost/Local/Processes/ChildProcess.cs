using System.Diagnostics;

namespace Pmif.AppHost.Local;

/// <summary>A running child, its output handed on line by line.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly ProcessSpec spec;

    private ChildProcess(Process process, ProcessSpec spec, Action<string> output)
    {
        this.process = process;
        this.spec = spec;
        Id = process.Id;
        StartTime = ProcFs.StartTime(Id) ?? 0;
        Exit = Follow(output);
    }

    public int Id { get; }

    public long StartTime { get; }

    /// <summary>Ends with the exit code once the process, and all that it started, is gone.</summary>
    public Task<int> Exit { get; }

    public static Task<ChildProcess> Start(ProcessSpec spec, Action<string> output) =>
        LaunchThread.Run(() => new ChildProcess(Process.Start(CommandLine.For(spec))!, spec, output));

    /// <summary>Runs to the end; unless it exits with 0, throws with what it said.</summary>
    public static async Task<string> Run(ProcessSpec spec, CancellationToken ct)
    {
        var said = new Queue<string>();
        await using var child = await Start(spec, line =>
        {
            lock (said)
            {
                said.Enqueue(line);
            }
        });
        var code = await child.Exit.WaitAsync(ct);
        lock (said)
        {
            var text = string.Join('\n', said);
            return code == 0 ? text : throw new LocalEngineException($"{Path.GetFileName(spec.FileName)} ended with {code}:\n{text}");
        }
    }

    /// <summary>Asks it to end, and kills it when its grace is over.</summary>
    public async Task Stop()
    {
        if (!Exit.IsCompleted)
        {
            Signals.Send(Id, spec.StopSignal);
            await ((Task)Exit).WaitAsync(spec.Grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Kill();
    }

    public async Task Kill()
    {
        if (!Exit.IsCompleted)
        {
            Signals.SendToGroup(Id, Signal.Kill);
            Signals.Send(Id, Signal.Kill);
        }

        await Exit;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        process.Dispose();
    }

    private async Task<int> Follow(Action<string> output)
    {
        process.StandardInput.Close();
        var read = Task.WhenAll(Read(process.StandardOutput, output), Read(process.StandardError, output));
        await process.WaitForExitAsync();
        Signals.SendToGroup(Id, Signal.Kill);
        await read.WaitAsync(LastWords).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.ExitCode;
    }

    private static async Task Read(StreamReader stream, Action<string> output)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            output(line);
        }
    }
}
