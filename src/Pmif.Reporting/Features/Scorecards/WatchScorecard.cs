using System.Data.Common;
using System.Runtime.CompilerServices;
using Pmif.Reporting.Domain.Scorecards;
using Pmif.Reporting.Features.Scorecards.Live;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>A scorecard's changes as they happen.</summary>
/// <remarks>Each watcher knows up to which position it has told; what it tells next is the difference to the present.</remarks>
public sealed class WatchScorecard(CurrentScorecards current, Watchers watchers, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<WatchScorecard> log)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    // After each change a watch rests four times as long as telling it took, so that a burst, as after a bulk load, costs little and
    // reaches a reader as a few changes rather than as hundreds, while a single change is told at once.
    private const int RestPerWork = 4;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens a watch.</summary>
    /// <param name="key">Which scorecard.</param>
    /// <param name="after">The position up to which the caller has everything; null for the present.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    public async Task<Result<Watch>> Handle(ScorecardKey key, long? after, CancellationToken cancellationToken)
    {
        if (watchers.Open() is not { } watcher)
            return ScorecardFaults.TooManyStreams;
        try
        {
            if (await current.Get(key, cancellationToken) is { Scorecard: var scorecard })
                // A caller that is ahead has seen a database that is no longer there.
                return new Watch(this, watcher, key, Math.Min(after ?? long.MaxValue, scorecard.Position));
            watcher.Dispose();
            return ScorecardFaults.NoScorecard(key);
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }

    /// <summary>An open watch.</summary>
    public sealed class Watch(WatchScorecard feature, Watchers.Watcher watcher, ScorecardKey key, long position) : IDisposable
    {
        /// <summary>Changes until the caller leaves, the service stops or the scorecard is gone; null from time to time while there are none.</summary>
        public IAsyncEnumerable<ScorecardChanges?> Changes(CancellationToken cancellationToken) =>
            feature.Changes(watcher, key, position, cancellationToken);

        public void Dispose() => watcher.Dispose();
    }

    private async IAsyncEnumerable<ScorecardChanges?> Changes(
        Watchers.Watcher watcher, ScorecardKey key, long position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        while (true)
        {
            var begun = clock.GetTimestamp();
            var (scorecard, isGone) = await Present(key, until.Token);
            if (isGone)
                yield break;
            if (scorecard is not null && ScorecardChanges.Since(scorecard, position) is { IsEmpty: false } changes)
            {
                position = scorecard.Position;
                yield return changes;
                var rest = clock.GetElapsedTime(begun) * RestPerWork;
                if (!await Pass(Task.Delay(rest < LongestRest ? rest : LongestRest, clock, until.Token)))
                    yield break;
            }

            var wait = watcher.Wait(scorecard is null ? AfterFailure : KeepAlive, until.Token);
            if (!await Pass(wait))
                yield break;
            if (!await wait)
                yield return null;
        }
    }

    /// <summary>The scorecard; neither it nor its absence while the database is away.</summary>
    private async Task<(Scorecard? Scorecard, bool IsGone)> Present(ScorecardKey key, CancellationToken cancellationToken)
    {
        try
        {
            var rendered = await current.Get(key, cancellationToken);
            return (rendered?.Scorecard, rendered is null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, true);
        }
        catch (DbException e)
        {
            log.LogWarning(e, "A watched scorecard cannot be read; trying again");
            return (null, false);
        }
    }

    private static async Task<bool> Pass(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }
}
