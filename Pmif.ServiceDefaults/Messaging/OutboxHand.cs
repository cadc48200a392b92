using System.Diagnostics;

namespace Pmif.ServiceDefaults;

/// <summary>
/// The events that this instance has just committed, on their way to its dispatcher. It is a short cut past the database and nothing more: what
/// does not fit, or waits for too long, is forgotten here and found by the poll.
/// </summary>
internal abstract class OutboxHand : IDisposable
{
    /// <summary>How long the poll of any instance leaves a message in hand alone.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    private const int Most = 1_000;

    // Given up well before the poll takes over, so that both do not send it.
    private static readonly TimeSpan Patience = Held - TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim wake = new(0);
    private readonly Lock gate = new();
    private Queue<(OutboxMessage Message, long Since)> waiting = new();
    private bool hasMore;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return waiting.Count;
        }
    }

    /// <summary>Takes committed messages over.</summary>
    /// <param name="messages">Those with the mark <see cref="OutboxMessage.InHand"/>.</param>
    /// <param name="more">Whether there are others in the database, which no instance has in hand.</param>
    public void Take(IReadOnlyList<OutboxMessage> messages, bool more)
    {
        var since = Stopwatch.GetTimestamp();
        lock (gate)
        {
            foreach (var message in messages)
                if (waiting.Count < Most)
                    waiting.Enqueue((message, since));
            hasMore |= more;
            // Under the gate there is no second one who sees zero.
            if (wake.CurrentCount == 0) wake.Release();
        }
    }

    /// <summary>Hands out what waits, and says whether the database holds more.</summary>
    public (List<OutboxMessage> Messages, bool More) Give(int atMost)
    {
        var given = new List<OutboxMessage>();
        lock (gate)
        {
            while (given.Count < atMost && waiting.TryDequeue(out var next))
                if (Stopwatch.GetElapsedTime(next.Since) < Patience)
                    given.Add(next.Message);
            var more = hasMore;
            hasMore = false;
            return (given, more);
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => wake.WaitAsync(atMost, cancellationToken);

    public void Dispose() => wake.Dispose();
}

internal sealed class OutboxHand<TDb> : OutboxHand;
