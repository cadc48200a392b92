using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Pmif.Contracts.Primitives;
using Pmif.Testing;

namespace Pmif.Reporting.Tests.Peers;

/// <summary>Publishes as the other services do, and knows when Reporting is through with a message.</summary>
public sealed class MessageBus : IConsumeObserver, IAsyncDisposable
{
    private readonly ConcurrentDictionary<Guid, int> done = new();
    private readonly IBusControl bus;

    private MessageBus(IBusControl bus) => this.bus = bus;

    public static async Task<MessageBus> Connect(string broker, params RunningService[] consumers)
    {
        var address = new Uri(broker);
        var user = address.UserInfo.Split(':');
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(address.Host, (ushort)address.Port, Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')), host =>
            {
                host.Username(user[0]);
                host.Password(user[1]);
            });
            rabbit.ConfigureJsonSerializerOptions(options =>
            {
                PmifJson.Apply(options);
                return options;
            });
        });
        var messages = new MessageBus(bus);
        foreach (var consumer in consumers)
            messages.Follow(consumer);
        await bus.StartAsync();
        return messages;
    }

    public void Follow(RunningService consumer) => consumer.Services.GetRequiredService<IBusControl>().ConnectConsumeObserver(this);

    /// <summary>Publishes, and returns once the message has been dealt with.</summary>
    public async Task Publish<T>(params T[] messages) where T : class
    {
        foreach (var message in messages)
        {
            var id = await Send(message);
            await Eventually.True(() => Task.FromResult(done.ContainsKey(id)), what: $"{typeof(T).Name} is consumed");
        }
    }

    /// <summary>Publishes without waiting.</summary>
    public async Task<Guid> Send<T>(T message, Guid? id = null) where T : class
    {
        var messageId = id ?? Guid.NewGuid();
        await bus.Publish(message, context => context.MessageId = messageId);
        return messageId;
    }

    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class
    {
        done.AddOrUpdate(context.MessageId!.Value, 1, (_, times) => times + 1);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;

    public async ValueTask DisposeAsync() => await bus.StopAsync();
}
