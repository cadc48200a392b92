namespace Pmif.ServiceDefaults;

/// <summary>Wakes the dispatcher of this process when a commit has left it something to do.</summary>
internal abstract class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim wake = new(0);

    public void Set()
    {
        // Two at once may both see zero; one wake too many does no harm.
        if (wake.CurrentCount == 0) wake.Release();
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => wake.WaitAsync(atMost, cancellationToken);

    public void Dispose() => wake.Dispose();
}

internal sealed class OutboxSignal<TDb> : OutboxSignal;
