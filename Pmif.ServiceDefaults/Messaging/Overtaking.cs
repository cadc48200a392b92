namespace Pmif.ServiceDefaults;

/// <summary>
/// Says of which events a later one makes an earlier one superfluous. Where many of them come at once, the dispatcher of the outbox joins those
/// that wait, so that a burst reaches others as a few events.
/// </summary>
/// <typeparam name="T">Type of the events.</typeparam>
/// <param name="subject">What an event is about; only events about the same are joined.</param>
/// <param name="join">One event that says what an earlier and a later one say together, or none where they should stay apart.</param>
public sealed class Overtaking<T>(Func<T, string> subject, Func<T, T, T?> join) : Overtaking where T : class
{
    internal override List<Letter> Join(IReadOnlyList<OutboxMessage> messages)
    {
        var letters = new List<Letter>(messages.Count);
        var latest = new Dictionary<string, int>();
        foreach (var message in messages)
        {
            if (message.Event is not T later)
                letters.Add(new(message, [message]));
            else if (latest.TryGetValue(subject(later), out var place) && join((T)letters[place].Sent.Event!, later) is { } joined)
                letters[place] = new(OutboxMessage.Joined(message, joined), [.. letters[place].Tells, message]);
            else
            {
                latest[subject(later)] = letters.Count;
                letters.Add(new(message, [message]));
            }
        }
        return letters;
    }
}

/// <summary>Joins events; see <see cref="Overtaking{T}"/>.</summary>
public abstract class Overtaking
{
    internal static readonly Overtaking None = new Nothing();

    private protected Overtaking()
    {
    }

    internal abstract List<Letter> Join(IReadOnlyList<OutboxMessage> messages);

    private sealed class Nothing : Overtaking
    {
        internal override List<Letter> Join(IReadOnlyList<OutboxMessage> messages) => [.. messages.Select(message => new Letter(message, [message]))];
    }
}

/// <summary>What goes to the broker, and the messages of the outbox that it tells.</summary>
internal sealed record Letter(OutboxMessage Sent, IReadOnlyList<OutboxMessage> Tells);
