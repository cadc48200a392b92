using Microsoft.EntityFrameworkCore;

namespace Pmif.ServiceDefaults;

/// <summary>The base of every service's database context. With <c>AddServiceDatabase</c> it gets snake_case names, the outbox and the audit trail.</summary>
/// <remarks>An override of <see cref="ConfigureConventions"/> calls the base.</remarks>
public abstract class ServiceDbContext(DbContextOptions options) : DbContext(options)
{
    internal NewEvents NewEvents { get; } = new();

    /// <summary>Whether this context, which may be pooled, ever recorded anything.</summary>
    internal bool HasRecorded { get; private set; }

    /// <summary>Adds an event to this unit of work. It leaves for the broker once the rows are committed, and only then.</summary>
    public void Publish<T>(T @event) where T : class => Add(OutboxMessage.Of(@event));

    /// <summary>Adds an entry to the audit trail to this unit of work, with whoever acts in this flow of calls: <see cref="AuditOrigin.Current"/>.</summary>
    public void Record(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        HasRecorded = true;
        Add(AuditRow.Of(entry, AuditOrigin.Current));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new OutboxConvention());
        configurationBuilder.Conventions.Add(_ => new AuditConvention());
    }
}
