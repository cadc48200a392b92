using MassTransit;
using Pmif.Contracts.Framework.Events;

namespace Pmif.Reporting.Messaging.FromFramework;

/// <summary>Lays the scorecards out anew.</summary>
public sealed class FrameworkPublishedConsumer(FrameworkReader framework) : IConsumer<FrameworkPublished>
{
    public Task Consume(ConsumeContext<FrameworkPublished> context) =>
        framework.Fetch(context.Message.Version, context.Message.RecordedAt, context.CancellationToken);
}
