using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Pmif.Measures.Features.Feeds.Watch;

/// <summary>How often the watch looks; configuration <c>Pmif:Feeds</c>.</summary>
internal sealed class FeedWatchOptions
{
    /// <summary>Time between two looks.</summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>Looks for overdue feeds, at the start and then again and again. Every instance has one; they take turns.</summary>
internal sealed partial class FeedWatch(IServiceScopeFactory scopes, IOptions<FeedWatchOptions> options, TimeProvider clock, ILogger<FeedWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.WatchInterval, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (await scope.ServiceProvider.GetRequiredService<TellOverdue>().Handle(stoppingToken) is > 0 and var count)
                    LogOverdue(count);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException && !stoppingToken.IsCancellationRequested)
            {
                LogInterrupted(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "{Count} periods of feeds became overdue")]
    private partial void LogOverdue(int count);

    [LoggerMessage(LogLevel.Warning, "The feeds could not be looked at; the next look comes by itself")]
    private partial void LogInterrupted(Exception exception);
}
