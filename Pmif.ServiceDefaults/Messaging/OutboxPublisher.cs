using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Pmif.Contracts.Primitives;
using MassTransit;
using OpenTelemetry;

namespace Pmif.ServiceDefaults;

/// <summary>How the attempt to publish one message ended.</summary>
internal readonly record struct Attempt(OutboxMessage Message, AttemptOutcome Outcome, string? Error = null);

internal enum AttemptOutcome { Confirmed, BrokerAway, Failed }

/// <summary>Publishes one message within the trace of the request that wrote it, and waits for the broker's confirmation.</summary>
internal sealed class OutboxPublisher(IBus bus, Broker broker)
{
    // MassTransit waits for as long as the broker is away; a transaction is open meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly ActivitySource Source = new("Pmif.Outbox");
    private static readonly ConcurrentDictionary<string, Type> Types = new();

    public async Task<Attempt> Publish(OutboxMessage message, CancellationToken stopping)
    {
        using var traced = SuppressInstrumentationScope.Begin(false);
        ActivityContext.TryParse(message.Traceparent, null, isRemote: true, out var writer);
        using var activity = Source.StartActivity("outbox publish", ActivityKind.Internal, writer);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Patience);
        try
        {
            var type = Types.GetOrAdd(message.MessageType, name => Type.GetType(name, throwOnError: true)!);
            var body = message.Event ?? JsonSerializer.Deserialize(message.Body, type, PmifJson.Options) ?? throw new JsonException("The body is null.");
            await bus.Publish(body, type, context => context.MessageId = message.MessageId, patience.Token);
            return new(message, AttemptOutcome.Confirmed);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or ConnectionException || !broker.IsThere)
        {
            broker.MarkAway();
            activity?.SetStatus(ActivityStatusCode.Error, "The broker is away");
            return new(message, AttemptOutcome.BrokerAway);
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            return new(message, AttemptOutcome.Failed, $"{e.GetType().Name}: {e.Message}");
        }
    }
}
