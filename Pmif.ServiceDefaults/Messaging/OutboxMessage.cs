using System.Diagnostics;
using System.Text.Json;
using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>An event that is true but not yet told.</summary>
internal sealed class OutboxMessage
{
    public long Id { get; init; }

    /// <summary>The same on every attempt, so that a receiver can tell a repetition.</summary>
    public Guid MessageId { get; init; }

    public required string MessageType { get; init; }

    public required string Body { get; init; }

    /// <summary>The trace of the request that wrote the event; its publication and consumption continue it.</summary>
    public string? Traceparent { get; init; }

    public int Attempts { get; init; }

    public static OutboxMessage Of<T>(T @event) where T : class => new()
    {
        MessageId = Guid.CreateVersion7(),
        MessageType = $"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}",
        Body = JsonSerializer.Serialize(@event, PmifJson.Options),
        Traceparent = Activity.Current?.Id,
    };
}
