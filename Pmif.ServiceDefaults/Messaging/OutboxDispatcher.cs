using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Pmif.ServiceDefaults;

/// <summary>Brings committed events to the broker: at once on a signal, else by a slow poll that finds what a crash left behind.</summary>
/// <remarks>At least once: a crash between the broker's confirmation and the commit of the mark repeats a message. Several instances share the
/// work, because each skips the rows that another has locked. Order across messages is not promised; events carry revisions.</remarks>
internal sealed partial class OutboxDispatcher<TDb>(
    IServiceScopeFactory scopes, OutboxSignal<TDb> signal, OutboxPublisher publisher, Broker broker, OutboxMetrics metrics, ILogger<OutboxDispatcher<TDb>> log)
    : BackgroundService where TDb : ServiceDbContext
{
    private const int BatchSize = 100;
    private const int AttemptsBeforeSettingAside = 10;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectionPoll = TimeSpan.FromMilliseconds(100);

    // After a failure messages go one by one, so that one which makes the broker close the channel fails alone.
    private bool isCautious;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await WaitForBroker(stoppingToken);
                if (!await DispatchBatch(stoppingToken)) await signal.WaitAsync(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogInterrupted(e);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitForBroker(CancellationToken stopping)
    {
        while (!broker.IsThere) await Task.Delay(ConnectionPoll, stopping);
    }

    /// <summary>True when there may be more to do at once.</summary>
    private async Task<bool> DispatchBatch(CancellationToken stopping)
    {
        // The dispatcher's own statements belong to no request's trace.
        using var untraced = SuppressInstrumentationScope.Begin();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stopping);

        var size = isCautious ? 1 : BatchSize;
        var batch = await db.Set<OutboxMessage>().FromSql($"""
            select * from outbox_message
            where dispatched_at is null and set_aside_at is null and next_attempt_at <= now()
            order by id limit {size} for update skip locked
            """).AsNoTracking().ToListAsync(stopping);
        if (batch.Count == 0) return false;

        var attempts = await Task.WhenAll(batch.Select(message => publisher.Publish(message, stopping)));
        await Mark(db, attempts, stopping);
        await transaction.CommitAsync(CancellationToken.None);

        isCautious = attempts.Any(attempt => attempt.Outcome != AttemptOutcome.Confirmed);
        if (attempts.Any(attempt => attempt.Outcome == AttemptOutcome.BrokerAway))
        {
            LogBrokerAway();
            await Task.Delay(Pause, stopping);
        }

        return batch.Count == size || isCautious;
    }

    private async Task Mark(TDb db, Attempt[] attempts, CancellationToken stopping)
    {
        var confirmed = attempts.Where(a => a.Outcome == AttemptOutcome.Confirmed).Select(a => a.Message.Id).ToArray();
        if (confirmed.Length > 0)
        {
            await db.Database.ExecuteSqlAsync($"update outbox_message set dispatched_at = clock_timestamp(), last_error = null where id = any ({confirmed})", CancellationToken.None);
            metrics.Dispatched(confirmed.Length);
        }

        foreach (var (message, _, error) in attempts.Where(a => a.Outcome == AttemptOutcome.Failed))
        {
            var isLast = message.Attempts + 1 >= AttemptsBeforeSettingAside;
            var wait = TimeSpan.FromSeconds(Math.Min(60, 1 << Math.Min(message.Attempts, 6)));
            await db.Database.ExecuteSqlAsync($"""
                update outbox_message set attempts = attempts + 1, last_error = {error}, next_attempt_at = clock_timestamp() + {wait},
                    set_aside_at = case when {isLast} then clock_timestamp() end
                where id = {message.Id}
                """, stopping);
            if (isLast) LogSetAside(message.Id, message.MessageType, error);
            else LogFailed(message.Id, message.MessageType, message.Attempts + 1, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox was interrupted and goes on in a moment")]
    private partial void LogInterrupted(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The broker does not take messages; the outbox keeps them")]
    private partial void LogBrokerAway();

    [LoggerMessage(LogLevel.Warning, "Outbox message {Id} of type {Type} failed on attempt {Attempt}: {Error}")]
    private partial void LogFailed(long id, string type, int attempt, string? error);

    [LoggerMessage(LogLevel.Error, "Outbox message {Id} of type {Type} is set aside: {Error}")]
    private partial void LogSetAside(long id, string type, string? error);
}
