using MassTransit;
using Pmif.Contracts.Benchmarking.Events;

namespace Pmif.Reporting.Messaging.FromBenchmarking;

/// <summary>Brings benchmarks up to date.</summary>
public sealed class ComparisonsChangedConsumer(ComparisonsReader comparisons) : IConsumer<ComparisonsChanged>
{
    public Task Consume(ConsumeContext<ComparisonsChanged> context) =>
        comparisons.Fetch(context.Message.Measures, context.CancellationToken);
}
