using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using MassTransit;

namespace Pmif.ServiceDefaults.Tests;

/// <summary>The event of the tests.</summary>
public sealed record NoteTaken(string Text);

/// <summary>What arrived, and as part of which trace.</summary>
public sealed record Arrival(string Text, Guid? MessageId, ActivityTraceId? Trace, long At);

/// <summary>Takes down what arrives; a text may ask it to fail.</summary>
public sealed class NoteTakenConsumer(Arrivals arrivals) : IConsumer<NoteTaken>
{
    public Task Consume(ConsumeContext<NoteTaken> context)
    {
        var text = context.Message.Text;
        var attempt = arrivals.CountAttempt(text);
        if (text == "hopeless") throw new InvalidOperationException("This one never works.");
        if (text == "neighbour away" && attempt < 3) throw new RpcException(new Status(StatusCode.Unavailable, "away"));
        arrivals.All.Add(new(text, context.MessageId, Activity.Current?.TraceId, Stopwatch.GetTimestamp()));
        return Task.CompletedTask;
    }
}

public sealed class Arrivals
{
    private readonly ConcurrentDictionary<string, int> attempts = new();

    public ConcurrentBag<Arrival> All { get; } = [];

    public int CountAttempt(string text) => attempts.AddOrUpdate(text, 1, (_, count) => count + 1);

    public int Attempts(string text) => attempts.GetValueOrDefault(text);
}
