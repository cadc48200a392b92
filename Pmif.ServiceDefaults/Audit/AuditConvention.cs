using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Pmif.ServiceDefaults;

/// <summary>Puts the audit trail into the model of every service.</summary>
internal sealed class AuditConvention : IModelInitializedConvention
{
    public void ProcessModelInitialized(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        var entry = modelBuilder.Entity(typeof(AuditRow), fromDataAnnotation: true)!;
        entry.ToTable(AuditTable.Name);
        entry.Property(typeof(Guid), nameof(AuditRow.Id))!.ValueGenerated(Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never, fromDataAnnotation: true);
    }
}
