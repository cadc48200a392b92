using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Pmif.ServiceDefaults;

/// <summary>
/// Brings committed events to the broker: those of this instance at once and from memory, those that a bulk load or a crash left behind from the
/// database, by a slow poll.
/// </summary>
/// <remarks>At least once: a crash between the broker's confirmation and the commit of the mark repeats a message. Several instances share the
/// work, because each skips the rows that another has in hand or has locked. Order across messages is not promised; events carry revisions.</remarks>
internal sealed partial class OutboxDispatcher<TDb>(
    IServiceScopeFactory scopes, OutboxHand<TDb> hand, OutboxPublisher publisher, Broker broker, OutboxMetrics metrics, Overtaking overtaking,
    IConfiguration configuration, ILogger<OutboxDispatcher<TDb>> log)
    : BackgroundService where TDb : ServiceDbContext
{
    private const int BatchSize = 100;
    private const int MostInHand = 500;
    private const int Burst = 8;
    private const int AttemptsBeforeSettingAside = 10;
    private static readonly TimeSpan FirstRest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectionPoll = TimeSpan.FromMilliseconds(100);

    // Marks are for a later start only: made together, they do not compete with those who have just received the message.
    private static readonly TimeSpan MarkWithin = TimeSpan.FromMilliseconds(500);
    private const int MostUnmarked = 500;
    private readonly List<Guid> unmarked = [];
    private long unmarkedSince;

    private readonly TimeSpan poll = configuration.GetValue("Pmif:Outbox:Poll", TimeSpan.FromSeconds(5));

    // After a failure messages go one by one, so that one which makes the broker close the channel fails alone.
    private bool isCautious;
    private bool isPollDue = true;
    private long polledAt;
    private TimeSpan rest;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                isPollDue |= await WaitForBroker(stoppingToken);
                var more = await Dispatch(stoppingToken);
                if (unmarked.Count >= MostUnmarked || Stopwatch.GetElapsedTime(unmarkedSince) >= MarkWithin) await MarkConfirmed();
                if (!more) await hand.WaitAsync(unmarked.Count > 0 ? MarkWithin : poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                LogInterrupted(e);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await MarkLast();
    }

    private async Task MarkLast()
    {
        try
        {
            await MarkConfirmed();
        }
        catch (Exception e)
        {
            // Another start sends them again, and those who know them already take no notice.
            LogInterrupted(e);
        }
    }

    private async Task MarkConfirmed()
    {
        if (unmarked.Count == 0) return;
        using var untraced = SuppressInstrumentationScope.Begin();
        await using var scope = scopes.CreateAsyncScope();
        await MarkConfirmed(scope.ServiceProvider.GetRequiredService<TDb>(), [.. unmarked]);
        unmarked.Clear();
    }

    private async Task MarkConfirmed(TDb db, Guid[] messages)
    {
        await db.Database.ExecuteSqlAsync($"update outbox_message set dispatched_at = clock_timestamp(), last_error = null where message_id = any ({messages})", CancellationToken.None);
        metrics.Dispatched(messages.Length);
    }

    /// <summary>True when it was away.</summary>
    private async Task<bool> WaitForBroker(CancellationToken stopping)
    {
        if (broker.IsThere) return false;
        while (!broker.IsThere) await Task.Delay(ConnectionPoll, stopping);
        return true;
    }

    /// <summary>True when there may be more to do at once.</summary>
    private async Task<bool> Dispatch(CancellationToken stopping)
    {
        // The dispatcher's own statements belong to no request's trace.
        using var untraced = SuppressInstrumentationScope.Begin();
        var (messages, more) = hand.Give(isCautious ? 1 : MostInHand);
        if (messages.Count > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            var isBurst = overtaking != Overtaking.None && messages.Count >= Burst;
            if (unmarked.Count == 0) unmarkedSince = Stopwatch.GetTimestamp();
            unmarked.AddRange(await Send(scope.ServiceProvider.GetRequiredService<TDb>(), (isBurst ? overtaking : Overtaking.None).Join(messages), stopping));
            await RestAfter(isBurst, stopping);
        }

        isPollDue |= more || Stopwatch.GetElapsedTime(polledAt) >= poll;
        if (isPollDue)
        {
            isPollDue = await DispatchStored(stopping);
            polledAt = Stopwatch.GetTimestamp();
        }

        return isPollDue || messages.Count > 0;
    }

    /// <summary>After a burst the next round is worth waiting for, for more of it can be told at once; the longer the burst lasts, the more.</summary>
    private async Task RestAfter(bool isBurst, CancellationToken stopping)
    {
        rest = !isBurst ? TimeSpan.Zero : rest == TimeSpan.Zero ? FirstRest : rest * 2 < LongestRest ? rest * 2 : LongestRest;
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < rest && hand.Count < MostInHand;)
            await Task.Delay(Look, stopping);
    }

    /// <summary>Publishes and writes down what failed; returns what was confirmed, to be marked.</summary>
    private async Task<Guid[]> Send(TDb db, IReadOnlyCollection<Letter> letters, CancellationToken stopping)
    {
        var sent = await Task.WhenAll(letters.Select(async letter => (letter, attempt: await publisher.Publish(letter.Sent, stopping))));
        Attempt[] attempts = [.. sent.SelectMany(one => one.letter.Tells, (one, message) => one.attempt with { Message = message })];
        await MarkKept(db, attempts, stopping);
        isCautious = attempts.Any(attempt => attempt.Outcome != AttemptOutcome.Confirmed);
        if (attempts.Any(attempt => attempt.Outcome == AttemptOutcome.BrokerAway))
        {
            LogBrokerAway();
            await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return [.. attempts.Where(attempt => attempt.Outcome == AttemptOutcome.Confirmed).Select(attempt => attempt.Message.MessageId)];
    }

    private async Task<bool> DispatchStored(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stopping);

        var size = isCautious ? 1 : BatchSize;
        var batch = await db.Set<OutboxMessage>().FromSql($"""
            select * from outbox_message
            where dispatched_at is null and set_aside_at is null and next_attempt_at <= now() and (attempts >= 0 or created_at < now() - {OutboxHand.Held})
            order by id limit {size} for update skip locked
            """).AsNoTracking().ToListAsync(stopping);
        if (batch.Count == 0) return false;

        if (await Send(db, Overtaking.None.Join(batch), stopping) is { Length: > 0 } confirmed) await MarkConfirmed(db, confirmed);
        await transaction.CommitAsync(CancellationToken.None);
        return batch.Count == size || isCautious;
    }

    private async Task MarkKept(TDb db, Attempt[] attempts, CancellationToken stopping)
    {
        var kept = attempts.Where(a => a is { Outcome: AttemptOutcome.BrokerAway, Message.Attempts: OutboxMessage.InHand }).Select(a => a.Message.MessageId).ToArray();
        if (kept.Length > 0) await db.Database.ExecuteSqlAsync($"update outbox_message set attempts = 0 where message_id = any ({kept})", stopping);

        foreach (var (message, _, error) in attempts.Where(a => a.Outcome == AttemptOutcome.Failed))
        {
            var made = Math.Max(message.Attempts, 0);
            var isLast = made + 1 >= AttemptsBeforeSettingAside;
            var wait = TimeSpan.FromSeconds(Math.Min(60, 1 << Math.Min(made, 6)));
            await db.Database.ExecuteSqlAsync($"""
                update outbox_message set attempts = {made + 1}, last_error = {error}, next_attempt_at = clock_timestamp() + {wait},
                    set_aside_at = case when {isLast} then clock_timestamp() end
                where message_id = {message.MessageId}
                """, stopping);
            if (isLast) LogSetAside(message.MessageId, message.MessageType, error);
            else LogFailed(message.MessageId, message.MessageType, made + 1, error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox was interrupted and goes on in a moment")]
    private partial void LogInterrupted(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The broker does not take messages; the outbox keeps them")]
    private partial void LogBrokerAway();

    [LoggerMessage(LogLevel.Warning, "Outbox message {Id} of type {Type} failed on attempt {Attempt}: {Error}")]
    private partial void LogFailed(Guid id, string type, int attempt, string? error);

    [LoggerMessage(LogLevel.Error, "Outbox message {Id} of type {Type} is set aside: {Error}")]
    private partial void LogSetAside(Guid id, string type, string? error);
}
