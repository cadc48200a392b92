using Microsoft.EntityFrameworkCore;

namespace Pmif.ServiceDefaults;

/// <summary>The base of every service's database context. With <c>AddServiceDatabase</c> it gets snake_case names and the outbox.</summary>
/// <remarks>An override of <see cref="ConfigureConventions"/> calls the base.</remarks>
public abstract class ServiceDbContext(DbContextOptions options) : DbContext(options)
{
    internal NewEvents NewEvents { get; } = new();

    /// <summary>Adds an event to this unit of work. It leaves for the broker once the rows are committed, and only then.</summary>
    public void Publish<T>(T @event) where T : class => Add(OutboxMessage.Of(@event));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Add(_ => new OutboxConvention());
}
