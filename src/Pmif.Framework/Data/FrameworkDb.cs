using Microsoft.EntityFrameworkCore;
using Pmif.Framework.Data.Configurations;
using Pmif.Framework.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Data;

/// <summary>Framework versions and their content; people, their roles and API keys.</summary>
public sealed class FrameworkDb(DbContextOptions<FrameworkDb> options) : ServiceDbContext(options)
{
    public DbSet<FrameworkVersionRow> Versions => Set<FrameworkVersionRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var versions = new VersionConfiguration();
        modelBuilder.ApplyConfiguration<FrameworkVersionRow>(versions);
        modelBuilder.ApplyConfiguration<VersionStateRow>(versions);
        modelBuilder.ApplyConfiguration<CalendarEntryRow>(versions);
        modelBuilder.ApplyConfiguration(new ObjectiveConfiguration());
        modelBuilder.ApplyConfiguration(new OutcomeConfiguration());
        modelBuilder.ApplyConfiguration(new InterventionConfiguration());
        modelBuilder.ApplyConfiguration(new ScorecardConfiguration());
        modelBuilder.ApplyConfiguration(new PerspectiveConfiguration());
        var access = new AccessConfiguration();
        modelBuilder.ApplyConfiguration<PersonRow>(access);
        modelBuilder.ApplyConfiguration<GrantRow>(access);
        modelBuilder.ApplyConfiguration<ApiKeyRow>(access);
    }
}
