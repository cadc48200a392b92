using MassTransit;
using Pmif.Benchmarking.Domain.Measures;
using Pmif.Benchmarking.Features.OwnCouncil;
using Pmif.Contracts.Measures.Events;

namespace Pmif.Benchmarking.Messaging.FromMeasures;

/// <summary>Keeps the copy of a definition current.</summary>
public sealed class MeasureDefinedConsumer(KeepDefinition keep) : IConsumer<MeasureDefined>
{
    public Task Consume(ConsumeContext<MeasureDefined> context)
    {
        var told = context.Message;
        return keep.Handle(
            new ComparedMeasure(
                told.Measure, told.Version, told.Name, told.Unit, told.Per, told.Decimals, told.Polarity, told.RangeLow, told.RangeHigh,
                told.Midpoint, told.Frequency, told.Benchmark),
            context.CancellationToken);
    }
}
