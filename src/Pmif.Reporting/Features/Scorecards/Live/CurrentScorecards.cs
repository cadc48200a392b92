using System.Collections.Concurrent;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Features.Scorecards.Live;

/// <summary>
/// The scorecards in use, in memory: each is read from the database once after a change that touches it. Only while
/// <see cref="ChangeListener"/> hears of changes is anything kept; otherwise every read goes to the database.
/// </summary>
public sealed class CurrentScorecards(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>More than a council has scorecards and breakdowns that people look at in a day.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<ScorecardKey, Lazy<Task<RenderedScorecard?>>> kept = new();
    private volatile bool isListening;
    private int keptOn;

    /// <summary>The scorecard as it is now; null where the framework has none of that code.</summary>
    public async Task<RenderedScorecard?> Get(ScorecardKey key, CancellationToken cancellationToken)
    {
        if (!isListening)
            return await Read(key, cancellationToken);
        // What is due depends on the day.
        var day = Today.DayNumber;
        if (kept.Count >= Most || Interlocked.Exchange(ref keptOn, day) != day)
            kept.Clear();

        // Shared by all who ask meanwhile, so it must not end with the first one's request.
        var entry = kept.GetOrAdd(key, key => new(() => Read(key, CancellationToken.None)));
        var isKept = false;
        try
        {
            var scorecard = await entry.Value.WaitAsync(cancellationToken);
            isKept = scorecard is not null;
            return scorecard;
        }
        finally
        {
            if (!isKept && entry.Value.IsCompleted)
                kept.TryRemove(new(key, entry));
        }
    }

    /// <summary>From now on changes are heard of. What happened before may have been missed.</summary>
    public void StartKeeping()
    {
        isListening = true;
        kept.Clear();
    }

    /// <summary>Changes are no longer heard of.</summary>
    public void StopKeeping()
    {
        isListening = false;
        kept.Clear();
    }

    /// <summary>Forgets the scorecards that show a measure; all of them where it is <c>*</c>.</summary>
    public void Forget(string measure)
    {
        foreach (var (key, entry) in kept)
            // One still being read may have missed the change.
            if (measure == "*" || !entry.IsValueCreated || !entry.Value.IsCompletedSuccessfully || Shows(entry.Value.Result, measure))
                kept.TryRemove(new(key, entry));
    }

    private static bool Shows(RenderedScorecard? scorecard, string measure) =>
        scorecard is null || scorecard.Scorecard.Groups.Any(group => group.Measures.Any(cell => cell.Measure == measure));

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private async Task<RenderedScorecard?> Read(ScorecardKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var parts = await scope.ServiceProvider.GetRequiredService<ScorecardQueries>().Now(key.Code, key.Breakdown, cancellationToken);
        return parts is null ? null : new RenderedScorecard(ScorecardAssembly.Of(parts.Layout, key.Breakdown, Today, parts.Placed));
    }
}
