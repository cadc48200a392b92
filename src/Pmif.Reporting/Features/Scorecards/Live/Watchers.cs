namespace Pmif.Reporting.Features.Scorecards.Live;

/// <summary>
/// Everyone in this instance who follows a scorecard. A watcher is only ever told that something changed; it then reads the present
/// itself, so a slow one skips what lies between and holds no memory.
/// </summary>
public sealed class Watchers
{
    private readonly HashSet<Watcher> all = [];
    private readonly Lock gate = new();

    /// <summary>How many may be open at once in one instance.</summary>
    public int Most { get; init; } = 5_000;

    /// <summary>How many are open.</summary>
    public int Count
    {
        get { lock (gate) return all.Count; }
    }

    /// <summary>Null where too many are open.</summary>
    public Watcher? Open()
    {
        lock (gate)
        {
            if (all.Count >= Most)
                return null;
            var watcher = new Watcher(this);
            all.Add(watcher);
            return watcher;
        }
    }

    public void Wake()
    {
        lock (gate)
            foreach (var watcher in all)
                watcher.Wake();
    }

    private void Close(Watcher watcher)
    {
        lock (gate)
            all.Remove(watcher);
    }

    /// <summary>One who follows.</summary>
    public sealed class Watcher(Watchers watchers) : IDisposable
    {
        private readonly SemaphoreSlim woken = new(0);

        /// <summary>True when something may have changed since the last wait; false when the time is up.</summary>
        public Task<bool> Wait(TimeSpan atMost, CancellationToken cancellationToken) => woken.WaitAsync(atMost, cancellationToken);

        public void Dispose()
        {
            watchers.Close(this);
            woken.Dispose();
        }

        // Only ever called by one thread at a time, under the gate.
        internal void Wake()
        {
            if (woken.CurrentCount == 0)
                woken.Release();
        }
    }
}
