using System.Diagnostics;

namespace Pmif.AppHost.Local;

/// <summary>One resource's life: starts it, tells when it serves, brings it back when it crashes, ends it.</summary>
internal sealed class ResourceRunner(ProcessResource resource, RunLog log, ProcessLedger ledger) : IDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RunsWell = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1);
    private readonly TaskCompletionSource firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ResourceState state = ResourceState.Waiting;
    private LocalServer? server;
    private CancellationTokenSource supervision = new();

    public ProcessResource Resource => resource;

    /// <summary>Done when it has served for the first time; for a task, when it has finished well. Throws when it never will.</summary>
    public Task FirstReady => firstReady.Task;

    public ResourceStatus Status => new(
        resource.Name,
        state,
        server?.ProcessId,
        resource.Endpoints.ToDictionary(endpoint => endpoint.Name, endpoint => endpoint.Url));

    /// <summary>The first start: after what it waits for.</summary>
    public async Task StartAfter(IEnumerable<Task> needs, CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(needs).WaitAsync(ct);
            await Start(ct);
            firstReady.TrySetResult();
        }
        catch (Exception problem)
        {
            if (problem is not OperationCanceledException && state is not ResourceState.Waiting)
            {
                state = ResourceState.Failed;
            }

            firstReady.TrySetException(problem);
            _ = firstReady.Task.Exception;
            throw;
        }
    }

    public async Task Start(CancellationToken ct)
    {
        using var held = await Hold(ct);
        if (server is not null)
        {
            return;
        }

        supervision = new CancellationTokenSource();
        await Launch(ct);
        if (!resource.RunsToItsEnd)
        {
            _ = Supervise(server!, supervision.Token);
        }
    }

    public Task Stop() => End(running => running.Stop());

    public Task Kill() => End(running => running.Kill());

    public void Dispose()
    {
        gate.Dispose();
        supervision.Dispose();
    }

    private async Task Launch(CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        state = ResourceState.Starting;
        log.Open(resource.Name);
        var recipe = resource.Recipe;
        var worthShowing = resource.ShowsLog ? new LogFilter() : null;
        server = await LocalServer.Launch(recipe, line => log.Line(resource.Name, line, worthShowing?.Passes(line) is true), ct);
        ledger.Started(resource.Name, server, recipe.Process.StopSignal);
        if (resource.RunsToItsEnd)
        {
            await Finish(server, ct);
            log.Say(resource.Name, $"done in {watch.Elapsed.TotalSeconds:0.0} s");
            return;
        }

        try
        {
            await server.WaitUntilReady(recipe, StartDeadline, ct);
        }
        catch (Exception problem) when (problem is TimeoutException or LocalEngineException)
        {
            throw new LocalEngineException($"{resource.Name} {problem.Message} Its log: {log.PathOf(resource.Name)}");
        }

        state = ResourceState.Healthy;
        log.Say(resource.Name, $"healthy after {watch.Elapsed.TotalSeconds:0.0} s{Addresses}");
    }

    private async Task Finish(LocalServer task, CancellationToken ct)
    {
        var code = await task.Exit.WaitAsync(ct);
        ledger.Ended(resource.Name);
        server = null;
        state = code == 0 ? ResourceState.Finished : ResourceState.Failed;
        if (code != 0)
        {
            throw new LocalEngineException($"{resource.Name} ended with {code}. Its log: {log.PathOf(resource.Name)}");
        }
    }

    private async Task Supervise(LocalServer running, CancellationToken ct)
    {
        var pause = ShortestPause;
        while (true)
        {
            var ran = Stopwatch.StartNew();
            var code = await running.Exit.WaitAsync(ct);
            pause = ran.Elapsed > RunsWell ? ShortestPause : pause;
            log.Say(resource.Name, $"ended with {code}; starts again in {pause.TotalSeconds:0} s");
            state = ResourceState.Crashed;
            await Task.Delay(pause, ct);
            pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks * 2));

            using var held = await Hold(ct);
            try
            {
                await running.DisposeAsync();
                await Launch(ct);
            }
            catch (LocalEngineException problem)
            {
                log.Say(resource.Name, problem.Message);
                await server!.Kill();
            }

            running = server!;
        }
    }

    private async Task End(Func<LocalServer, Task> end)
    {
        await supervision.CancelAsync();
        using var held = await Hold(CancellationToken.None);
        if (server is not null)
        {
            await end(server);
            await server.DisposeAsync();
            server = null;
            ledger.Ended(resource.Name);
            state = ResourceState.Stopped;
        }
    }

    private string Addresses => string.Concat(resource.Endpoints.Where(endpoint => endpoint.Name != Endpoint.Tcp).Select(endpoint => $"  {endpoint.Name} {endpoint.Url}"));

    private async Task<Held> Hold(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        return new Held(gate);
    }

    private sealed class Held(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
