using MassTransit;
using Pmif.Benchmarking.Features.OwnCouncil;
using Pmif.Contracts.Measures.Events;

namespace Pmif.Benchmarking.Messaging.FromMeasures;

/// <summary>Keeps the council's own values current: the series of the whole council, which is what other councils publish.</summary>
public sealed class MeasureUpdatedConsumer(KeepOwnValues keep) : IConsumer<MeasureUpdated>
{
    public async Task Consume(ConsumeContext<MeasureUpdated> context)
    {
        foreach (var series in context.Message.Series.Where(series => series.Breakdown.Length == 0))
            await keep.Handle(new(context.Message.Measure, series.Revision, series.Recent), context.CancellationToken);
    }
}
