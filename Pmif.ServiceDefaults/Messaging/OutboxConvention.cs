using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Pmif.ServiceDefaults;

/// <summary>Puts the outbox into the model of every service; the columns it leaves out are the database's own business.</summary>
internal sealed class OutboxConvention : IModelInitializedConvention
{
    public void ProcessModelInitialized(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        // Whatever is only a convention's wish and hangs on nothing is tidied away; an annotation's wish is not.
        var message = modelBuilder.Entity(typeof(OutboxMessage), fromDataAnnotation: true)!;
        message.ToTable(OutboxTable.Name);
        message.Property(typeof(string), nameof(OutboxMessage.Body))!.HasColumnType("json");
    }
}
