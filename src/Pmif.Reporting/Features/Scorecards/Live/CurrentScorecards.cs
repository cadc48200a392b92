using System.Collections.Concurrent;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Features.Scorecards.Live;

/// <summary>
/// The scorecards in use, in memory: after a change of a measure that is on one, what is known of that measure is read anew. Only while
/// <see cref="ChangeListener"/> hears of changes is anything kept; otherwise every read goes to the database.
/// </summary>
public sealed class CurrentScorecards(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>More than a council has scorecards and breakdowns that people look at in a day.</summary>
    private const int Most = 1_000;

    /// <summary>Where more measures than these have changed, all are read.</summary>
    private const int MostAnew = 10;

    private readonly ConcurrentDictionary<ScorecardKey, Entry> kept = new();
    private volatile bool isListening;
    private int keptOn;

    /// <summary>The scorecard as it is now; null where the framework has none of that code.</summary>
    public async Task<RenderedScorecard?> Get(ScorecardKey key, CancellationToken cancellationToken)
    {
        if (!isListening)
            return (await Read(key, null, [], cancellationToken))?.Rendered;
        // What is due depends on the day.
        var day = Today.DayNumber;
        if (kept.Count >= Most || Interlocked.Exchange(ref keptOn, day) != day)
            kept.Clear();

        // Shared by all who ask meanwhile, so it must not end with the first one's request.
        var entry = kept.GetOrAdd(key, key => new(null, [], () => Read(key, null, [], CancellationToken.None)));
        var isKept = false;
        try
        {
            var scorecard = await entry.Reading.Value.WaitAsync(cancellationToken);
            isKept = scorecard is not null;
            return scorecard?.Rendered;
        }
        finally
        {
            if (!isKept && entry.Reading.Value.IsCompleted)
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

    /// <summary>A measure has changed; all of them where it is <c>*</c>.</summary>
    public void Forget(string measure)
    {
        foreach (var (key, entry) in kept)
        {
            var (known, changed) = entry.Present;
            if (measure != "*" && known is not null && !Shows(known, measure))
                continue;
            // One still being read may have missed the change.
            if (measure == "*" || known is null || changed.Count == MostAnew)
                kept.TryRemove(new(key, entry));
            else
                kept.TryUpdate(key, Anew(key, known, [.. changed.Append(measure).Distinct()]), entry);
        }
    }

    private Entry Anew(ScorecardKey key, Kept known, IReadOnlyList<string> changed) => new(known, changed, () => Read(key, known, changed, CancellationToken.None));

    private static bool Shows(Kept known, string measure) => known.Parts.Placed.Any(placed => placed.Measure == measure);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    private async Task<Kept?> Read(ScorecardKey key, Kept? known, IReadOnlyList<string> changed, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queries = scope.ServiceProvider.GetRequiredService<ScorecardQueries>();
        var parts = known is not null && await queries.Now(key.Code, key.Breakdown, cancellationToken, changed) is { } some && some.Layout == known.Parts.Layout
            ? known.Parts.With(some.Placed)
            : await queries.Now(key.Code, key.Breakdown, cancellationToken);
        return parts is null ? null : new(parts, new RenderedScorecard(ScorecardAssembly.Of(parts.Layout, key.Breakdown, Today, parts.Placed)));
    }

    private sealed record Kept(ScorecardParts Parts, RenderedScorecard Rendered);

    /// <summary>A scorecard that is read, or will be when somebody asks, from what was known of it and what has changed since.</summary>
    private sealed class Entry(Kept? known, IReadOnlyList<string> changed, Func<Task<Kept?>> read)
    {
        public Lazy<Task<Kept?>> Reading { get; } = new(read);

        /// <summary>What is known by now and what has changed since; nothing while it is being read.</summary>
        public (Kept? Known, IReadOnlyList<string> Changed) Present =>
            !Reading.IsValueCreated ? (known, changed) : Reading.Value.IsCompletedSuccessfully ? (Reading.Value.Result, []) : (null, []);
    }
}
