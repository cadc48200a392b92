using MassTransit;
using Pmif.Benchmarking.Features.OwnCouncil;
using Pmif.Contracts.Framework.Events;

namespace Pmif.Benchmarking.Messaging.FromFramework;

/// <summary>Learns which area is the council's own.</summary>
public sealed class FrameworkPublishedConsumer(KeepOwnArea keep) : IConsumer<FrameworkPublished>
{
    public Task Consume(ConsumeContext<FrameworkPublished> context) =>
        keep.Handle(new(context.Message.Code, context.Message.Version, context.Message.AreaCode), context.CancellationToken);
}
