using MassTransit;
using Pmif.Contracts.Measures.Events;
using Pmif.Risk.Domain.Triggers;
using Pmif.Risk.Features.Risks;

namespace Pmif.Risk.Messaging.FromMeasures;

/// <summary>Risks watch measures for the whole council; breakdowns pass by. A repeated or older revision changes nothing.</summary>
public sealed class MeasureUpdatedConsumer(SeeRating seeRating) : IConsumer<MeasureUpdated>
{
    public async Task Consume(ConsumeContext<MeasureUpdated> context)
    {
        foreach (var series in context.Message.Series.Where(s => s.Breakdown.Length == 0))
            await seeRating.Handle(
                new SeeRatingRequest(context.Message.Measure, new Rating(series.State.Rag, series.State.Period, series.Revision)), context.CancellationToken);
    }
}
