using System.Runtime.InteropServices;

namespace Pmif.AppHost.Local;

/// <summary>The suite as processes of this machine: runs until it is told to stop, and leaves none of them behind.</summary>
public sealed class DistributedApplication
{
    private static readonly PosixSignal[] StopSignals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    private readonly EngineOptions options;
    private readonly IReadOnlyList<ProcessResource> resources;

    internal DistributedApplication(EngineOptions options, IReadOnlyList<ProcessResource> resources)
    {
        this.options = options;
        this.resources = options.Dashboard is { } dashboard ? [new DashboardResource(dashboard), .. resources] : resources;
    }

    public static DistributedApplicationBuilder CreateBuilder(string[] args) => new(EngineOptions.From(args));

    /// <summary>Runs until Ctrl-C or another request to stop; the exit code tells whether everything could be started.</summary>
    public void Run() => Environment.ExitCode = RunAsync().GetAwaiter().GetResult();

    private async Task<int> RunAsync()
    {
        using var stopping = new CancellationTokenSource();
        var signals = StopSignals.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stopping.Cancel();
        })).ToList();
        try
        {
            PrivateFolder.Create(options.Data);
            using var only = DataLock.Take(options.Data);
            using var log = new RunLog(Path.Combine(options.Data, "logs"));
            var ledger = new ProcessLedger(Path.Combine(options.Data, "processes"));
            foreach (var name in await ledger.EndLeftOvers())
            {
                log.Say(name, "was left over from an earlier run; ended");
            }

            await using var orchestrator = new Orchestrator(resources, log, ledger);
            await using var control = await ControlServer.Start(options.Data, orchestrator, stopping.Token);
            await orchestrator.Start(stopping.Token);
            await Task.Delay(Timeout.Infinite, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop: by a signal or through the control socket.
        }
        catch (LocalEngineException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        finally
        {
            signals.ForEach(signal => signal.Dispose());
        }

        return 0;
    }
}
