using System.Collections.Concurrent;

namespace Pmif.AppHost.Local;

/// <summary>A recipe's process, started and serving.</summary>
public sealed class LocalServer : IAsyncDisposable
{
    private const int LinesKept = 30;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly ChildProcess child;

    private LocalServer(ChildProcess child) => this.child = child;

    public int ProcessId => child.Id;

    public long ProcessStartTime => child.StartTime;

    public Task<int> Exit => child.Exit;

    /// <summary>Starts the process without waiting until it serves.</summary>
    public static async Task<LocalServer> Launch(IServerRecipe recipe, Action<string> output, CancellationToken ct)
    {
        await recipe.Prepare(ct);
        return new LocalServer(await ChildProcess.Start(recipe.Process, output));
    }

    /// <summary>Starts the process and waits until it serves; leaves nothing behind when it does not.</summary>
    public static async Task<LocalServer> Start(IServerRecipe recipe, TimeSpan deadline, CancellationToken ct)
    {
        var last = new ConcurrentQueue<string>();
        var server = await Launch(recipe, line => Keep(last, line), ct);
        try
        {
            await server.WaitUntilReady(recipe, deadline, ct);
            return server;
        }
        catch (Exception problem) when (problem is TimeoutException or LocalEngineException)
        {
            await server.DisposeAsync();
            throw new LocalEngineException($"{Path.GetFileName(recipe.Process.FileName)}: {problem.Message}\n{string.Join('\n', last)}");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async Task WaitUntilReady(IServerRecipe recipe, TimeSpan deadline, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(deadline);
        try
        {
            while (!await recipe.IsReady(limit.Token))
            {
                if (Exit.IsCompleted)
                {
                    throw new LocalEngineException($"ended with {await Exit} before it was ready.");
                }

                await Task.Delay(Between, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"not ready within {deadline.TotalSeconds:0} s.");
        }
    }

    public Task Stop() => child.Stop();

    public Task Kill() => child.Kill();

    public ValueTask DisposeAsync() => child.DisposeAsync();

    private static void Keep(ConcurrentQueue<string> last, string line)
    {
        last.Enqueue(line);
        while (last.Count > LinesKept)
        {
            last.TryDequeue(out _);
        }
    }
}
