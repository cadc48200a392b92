using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Benchmarking.Data.Configurations;
using Pmif.Benchmarking.Domain.Areas;
using Pmif.Benchmarking.Domain.Groups;
using Pmif.Benchmarking.Domain.Measures;
using Pmif.ServiceDefaults;

namespace Pmif.Benchmarking.Data;

/// <summary>Areas, comparator groups, other areas' values, and the copies of what Measures and Framework own.</summary>
public sealed class BenchmarkingDb(DbContextOptions<BenchmarkingDb> options) : ServiceDbContext(options)
{
    public DbSet<Area> Areas => Set<Area>();

    public DbSet<ComparatorGroup> Groups => Set<ComparatorGroup>();

    public DbSet<ComparedMeasure> Measures => Set<ComparedMeasure>();

    /// <summary>The context's own connection, opened, for COPY and for set-based SQL inside its transaction.</summary>
    public async Task<NpgsqlConnection> Connection(CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        return (NpgsqlConnection)Database.GetDbConnection();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new AreaConfiguration());
        modelBuilder.ApplyConfiguration(new GroupConfiguration());
        modelBuilder.ApplyConfiguration(new MeasureConfiguration());
    }
}
