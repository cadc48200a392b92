using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Data;

/// <summary>Scorecards: their layout by version of the framework, and what is known of the measures on them.</summary>
public sealed class ReportingDb(DbContextOptions<ReportingDb> options) : ServiceDbContext(options)
{
    public DbSet<Layout> Layouts => Set<Layout>();

    public DbSet<Rebuild> Rebuilds => Set<Rebuild>();

    /// <summary>A command on this context's connection and within its transaction, if it has one.</summary>
    public async Task<NpgsqlCommand> Command(string sql, CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        return new NpgsqlCommand(sql, (NpgsqlConnection)Database.GetDbConnection());
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.ApplyConfiguration(new LayoutConfiguration());
        modelBuilder.ApplyConfiguration(new RebuildConfiguration());
    }
}
