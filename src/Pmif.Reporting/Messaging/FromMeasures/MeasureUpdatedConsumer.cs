using MassTransit;
using Pmif.Contracts.Measures.Events;
using Pmif.Reporting.Data;
using Pmif.Reporting.Domain.Scorecards;
using Pmif.Reporting.Features.Scorecards.Live;

namespace Pmif.Reporting.Messaging.FromMeasures;

/// <summary>Brings the cells of one measure up to date.</summary>
public sealed class MeasureUpdatedConsumer(ScorecardWrites writes, LiveMetrics metrics) : IConsumer<MeasureUpdated>
{
    public async Task Consume(ConsumeContext<MeasureUpdated> context)
    {
        var message = context.Message;
        metrics.CellsChanged(await writes.ApplyCells([.. message.Series.Select(series => Row(message, series))], context.CancellationToken));
    }

    private static SeriesRow Row(MeasureUpdated message, SeriesUpdated series) =>
        new(message.Measure, series.Breakdown, message.RecordedAt, new CellRevision(series.Revision, series.State, series.Recent));
}
