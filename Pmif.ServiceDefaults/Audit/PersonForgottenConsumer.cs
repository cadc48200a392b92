using MassTransit;
using Pmif.Contracts.Framework.Events;

namespace Pmif.ServiceDefaults;

/// <summary>Takes the name of somebody who left out of this service's audit trail. The event waits in the queue while the service is down, so no trail is left out.</summary>
internal sealed class PersonForgottenConsumer<TDb>(ForgetPerson<TDb> forget) : IConsumer<PersonForgotten> where TDb : ServiceDbContext
{
    public Task Consume(ConsumeContext<PersonForgotten> context)
    {
        var forgotten = context.Message;
        AuditOrigin.Current = new(forgotten.By, "person", "", "queue", Via: "framework");
        return forget.ForGood(forgotten.Person, forgotten.Reason, context.CancellationToken);
    }
}
