using System.Diagnostics;
using System.Text.Json;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>An event that is true but not yet told.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Attempts of a message whose first one is made by the instance that wrote it; the poll leaves it alone for a while.</summary>
    public const int InHand = -1;

    public long Id { get; init; }

    /// <summary>The same on every attempt, so that a receiver can tell a repetition.</summary>
    public Guid MessageId { get; init; }

    public required string MessageType { get; init; }

    public required string Body { get; init; }

    /// <summary>The trace of the request that wrote the event; its publication and consumption continue it.</summary>
    public string? Traceparent { get; init; }

    public int Attempts { get; set; }

    /// <summary>The event itself, while it is known; else it is read from the body.</summary>
    internal object? Event { get; init; }

    public static OutboxMessage Of<T>(T @event) where T : class => new()
    {
        MessageId = Guid.CreateVersion7(),
        MessageType = $"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}",
        Body = JsonSerializer.Serialize(@event, PmifJson.Options),
        Traceparent = Activity.Current?.Id,
        Event = @event,
    };

    /// <summary>What tells several at once, in place of the last of them.</summary>
    public static OutboxMessage Joined(OutboxMessage last, object @event) => new()
    {
        MessageId = last.MessageId,
        MessageType = last.MessageType,
        Body = "",
        Traceparent = last.Traceparent,
        Event = @event,
    };
}
