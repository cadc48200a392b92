using System.Diagnostics;

namespace Pmif.AppHost.Local;

/// <summary>Starts the resources, each as soon as what it waits for serves, and ends them in the opposite order.</summary>
internal sealed class Orchestrator : IAsyncDisposable
{
    private readonly Dictionary<ProcessResource, ResourceRunner> runners;
    private readonly RunLog log;

    public Orchestrator(IReadOnlyList<ProcessResource> resources, RunLog log, ProcessLedger ledger)
    {
        this.log = log;
        runners = resources.ToDictionary(resource => resource, resource => new ResourceRunner(resource, log, ledger));
    }

    public SuiteStatus Status => new(
        runners.Values.All(runner => runner.FirstReady.IsCompletedSuccessfully),
        [.. runners.Values.Select(runner => runner.Status)]);

    public ResourceRunner? Find(string name) => runners.Values.SingleOrDefault(runner => runner.Resource.Name == name);

    public async Task Start(CancellationToken ct)
    {
        RequireFreePorts();
        var watch = Stopwatch.StartNew();
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var starts = runners.Values.Select(runner => runner.StartAfter(NeedsOf(runner), failed.Token)).ToList();
        await foreach (var start in Task.WhenEach(starts))
        {
            if (!start.IsCompletedSuccessfully)
            {
                // The first to fail is the cause; the rest is told to give up, and what ran is ended on the way out.
                await failed.CancelAsync();
                await ((Task)Task.WhenAll(starts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                await start;
            }
        }

        log.Say("pmif", $"everything is up after {watch.Elapsed.TotalSeconds:0.0} s; Ctrl-C stops it");
    }

    public async ValueTask DisposeAsync()
    {
        var ended = new Dictionary<ProcessResource, Task>();
        await Task.WhenAll(runners.Keys.Select(Ended).ToList());
        foreach (var runner in runners.Values)
        {
            runner.Dispose();
        }

        Task Ended(ProcessResource resource) => ended.TryGetValue(resource, out var already) ? already : ended[resource] = EndAfterDependents(resource);

        async Task EndAfterDependents(ProcessResource resource)
        {
            var dependents = runners.Keys.Where(other => other.WaitsFor.Exists(wait => wait.On == resource));
            await Task.WhenAll(dependents.Select(Ended).ToList());
            await runners[resource].Stop();
        }
    }

    private IEnumerable<Task> NeedsOf(ResourceRunner runner) => runner.Resource.WaitsFor.Select(wait => runners[wait.On].FirstReady);

    private void RequireFreePorts()
    {
        var taken = runners.Keys
            .SelectMany(resource => resource.Endpoints, (resource, endpoint) => (resource.Name, endpoint.Port))
            .Where(listener => !FreePorts.IsFree(listener.Port))
            .Select(listener => $"{listener.Port} ({listener.Name})")
            .ToList();
        if (taken.Count > 0)
        {
            throw new LocalEngineException($"In use by another program: port {string.Join(", ", taken)}. Stop that program, or move all ports with --port-base N.");
        }
    }
}
