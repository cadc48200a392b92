using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Pmif.ServiceDefaults;

/// <summary>Measures the outbox, and removes what was dispatched more than a day ago, a bounded number of rows at a time.</summary>
internal sealed partial class OutboxHousekeeper<TDb>(IServiceScopeFactory scopes, OutboxMetrics metrics, ILogger<OutboxHousekeeper<TDb>> log)
    : BackgroundService where TDb : ServiceDbContext
{
    private const int PurgeSize = 2000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        using var untraced = SuppressInstrumentationScope.Begin();
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<TDb>();
                metrics.Observe(await Measure(db, stoppingToken));
                await Purge(db, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogInterrupted(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal static Task<OutboxDepth> Measure(TDb db, CancellationToken cancellationToken) => db.Database.SqlQuery<OutboxDepth>($"""
        select (select count(*) from (select from outbox_message where dispatched_at is null and set_aside_at is null limit 10000) as w) as waiting,
               coalesce((select extract(epoch from clock_timestamp() - created_at)::float8 from outbox_message
                         where dispatched_at is null and set_aside_at is null order by id limit 1), 0) as oldest_seconds,
               (select count(*) from (select from outbox_message where set_aside_at is not null limit 10000) as s) as set_aside
        """).SingleAsync(cancellationToken);

    internal static Task<int> Purge(TDb db, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
        delete from outbox_message where id in (
            select id from outbox_message where dispatched_at < now() - interval '1 day' order by dispatched_at limit {PurgeSize} for update skip locked)
        """, cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The outbox could not be measured or purged")]
    private partial void LogInterrupted(Exception exception);
}
