using MassTransit;
using Pmif.Contracts.Measures.Events;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Messaging.FromMeasures;

/// <summary>Learns how a measure is named and printed.</summary>
public sealed class MeasureDefinedConsumer(ScorecardWrites writes) : IConsumer<MeasureDefined>
{
    public Task Consume(ConsumeContext<MeasureDefined> context)
    {
        var message = context.Message;
        var definition = new MeasureDefinition(message.Name, message.Unit, message.Per, message.Decimals, TargetRange.Of(message.RangeLow, message.RangeHigh));
        return writes.RecordDefinitions([new(message.Measure, message.Version, message.RecordedAt, definition, message.FirstDue)], context.CancellationToken);
    }
}
