using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Pmif.Testing;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Pmif.Measures.Tests;

/// <summary>Hears every event of one kind, as any subscriber at the broker would.</summary>
public sealed class EventTap : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;

    private EventTap(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public ConcurrentQueue<JsonNode> Heard { get; } = [];

    public IChannel Channel => channel;

    public static async Task<EventTap> On<T>(string broker)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var tap = new EventTap(connection, channel);
        var exchange = $"{typeof(T).Namespace}:{typeof(T).Name}";
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            tap.Heard.Enqueue(JsonNode.Parse(delivery.Body.Span)!["message"]!);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return tap;
    }

    /// <summary>What was heard of one measure.</summary>
    public List<JsonNode> Of(string measure) => [.. Heard.Where(message => (string?)message["measure"] == measure)];

    /// <summary>Waits for what is wanted of a measure. In a burst the service may tell several changes in one message.</summary>
    public async Task<JsonNode> Hears(string measure, Func<JsonNode, bool> wanted, string what)
    {
        JsonNode? heard = null;
        await Eventually.True(() => Task.FromResult((heard = Of(measure).FirstOrDefault(wanted)) is not null), what: what);
        return heard!;
    }

    /// <summary>Waits for the word of a measure's only series at a revision.</summary>
    public Task<JsonNode> Hears(string measure, int revision) =>
        Hears(measure, message => (int)message["series"]![0]!["revision"]! == revision, $"revision {revision} of {measure}");

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
