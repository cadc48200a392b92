using Grpc.Core;
using MassTransit;
using Pmif.Reporting.Data;

namespace Pmif.Reporting.Features.Rebuilds;

/// <summary>Does what rebuild is ordered, and orders one itself where the scorecards are empty. The service is ready meanwhile.</summary>
public sealed class RebuildWorker(IServiceScopeFactory scopes, IBusControl bus, ILogger<RebuildWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim woken = new(0);

    /// <summary>Says that there is something to do.</summary>
    public void Wake()
    {
        // Two at once may both see zero; one wake too many does no harm.
        if (woken.CurrentCount == 0)
            woken.Release();
    }

    public override void Dispose()
    {
        woken.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (isChecked, pause) = (false, ShortestPause);
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Poll;
            try
            {
                // Were the states read before the queues exist, what changes in between would reach nobody.
                await bus.WaitForHealthStatus(BusHealthStatus.Healthy, stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                if (!isChecked && await scope.ServiceProvider.GetRequiredService<ScorecardQueries>().IsEmpty(stoppingToken))
                    await scope.ServiceProvider.GetRequiredService<RequestRebuild>().Handle("start", stoppingToken);
                isChecked = true;

                var outcome = await scope.ServiceProvider.GetRequiredService<RunRebuild>().Handle(stoppingToken);
                (wait, pause) = outcome == RunRebuild.Outcome.ToBeTriedAgain ? (pause, Longer(pause)) : (Poll, ShortestPause);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "A rebuild was interrupted; trying again in {Pause}", pause);
                (wait, pause) = (pause, Longer(pause));
            }
            catch (Exception e) when (e is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled })
            {
                return; // a call that this service's own stop cancels says so in gRPC's way
            }
            await ((Task)woken.WaitAsync(wait, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
