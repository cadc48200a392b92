using System.Diagnostics.Metrics;

namespace Pmif.ServiceDefaults;

/// <summary>What an operator watches: how much waits, for how long, and what will not go by itself.</summary>
internal sealed class OutboxMetrics
{
    private readonly Counter<long> dispatched;
    private OutboxDepth depth = new(0, 0, 0);

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Pmif.Outbox");
        dispatched = meter.CreateCounter<long>("pmif.outbox.dispatched", "{message}", "Messages confirmed by the broker");
        meter.CreateObservableGauge("pmif.outbox.waiting", () => depth.Waiting, "{message}", "Committed messages not yet with the broker, counted up to 10,000");
        meter.CreateObservableGauge("pmif.outbox.oldest", () => depth.OldestSeconds, "s", "Age of the oldest of them");
        meter.CreateObservableGauge("pmif.outbox.set_aside", () => depth.SetAside, "{message}", "Messages that failed too often and wait for an operator");
    }

    public void Dispatched(int count) => dispatched.Add(count);

    public void Observe(OutboxDepth observed) => depth = observed;
}

internal sealed record OutboxDepth(long Waiting, double OldestSeconds, long SetAside);
