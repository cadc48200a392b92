using Microsoft.Extensions.Options;

namespace Pmif.Reporting.Features.History;

/// <summary>Keeps the history bounded.</summary>
public sealed class HistoryKeeper(IServiceScopeFactory scopes, IOptions<HistoryOptions> options, TimeProvider clock, ILogger<HistoryKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Between = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        using var timer = new PeriodicTimer(Between, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var before = clock.GetUtcNow().AddDays(-Math.Max(1, options.Value.HistoryDays));
                var removed = await scope.ServiceProvider.GetRequiredService<PurgeHistory>().Handle(before, stoppingToken);
                log.LogInformation("Removed {Count} revisions of cells superseded by {Before:O}", removed, before);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(e, "The history of cells was not purged; trying again in {Between}", Between);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
