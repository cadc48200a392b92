using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Data.Configurations;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Register;
using Pmif.Risk.Domain.Scores;
using Pmif.Risk.Domain.Triggers;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Data;

/// <summary>The risk register, its matrices, and what is known of the measures it watches.</summary>
public sealed class RiskDb(DbContextOptions<RiskDb> options) : ServiceDbContext(options)
{
    public DbSet<RiskRow> Risks => Set<RiskRow>();
    public DbSet<ScoreRow> Scores => Set<ScoreRow>();
    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();
    public DbSet<MatrixRow> Matrices => Set<MatrixRow>();
    public DbSet<MeasureRatingRow> Ratings => Set<MeasureRatingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new RiskConfiguration());
        modelBuilder.ApplyConfiguration(new ScoreConfiguration());
        modelBuilder.ApplyConfiguration(new ReviewConfiguration());
        modelBuilder.ApplyConfiguration(new ReviewCallConfiguration());
        modelBuilder.ApplyConfiguration(new MatrixConfiguration());
        modelBuilder.ApplyConfiguration(new MatrixCellConfiguration());
        modelBuilder.ApplyConfiguration(new RatingConfiguration());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Period>().HaveConversion<PeriodConverter>();
        configurationBuilder.Properties<Rag>().HaveConversion<WordConverter<Rag>>();
        configurationBuilder.Properties<Trigger>().HaveConversion<WordConverter<Trigger>>();
        configurationBuilder.Properties<ScoreKind>().HaveConversion<WordConverter<ScoreKind>>();
        configurationBuilder.Properties<Proximity>().HaveConversion<WordConverter<Proximity>>();
        configurationBuilder.Properties<Treatment>().HaveConversion<WordConverter<Treatment>>();
        configurationBuilder.Properties<Appetite>().HaveConversion<WordConverter<Appetite>>();
    }
}
