using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Risk.Data.Rows;

namespace Pmif.Risk.Data.Configurations;

internal sealed class ScoreConfiguration : IEntityTypeConfiguration<ScoreRow>
{
    public void Configure(EntityTypeBuilder<ScoreRow> builder)
    {
        builder.ToTable("risk_scores");
        builder.HasOne(s => s.Cell).WithMany().HasForeignKey(s => new { s.MatrixVersion, s.Likelihood, s.Impact });
        builder.Navigation(s => s.Cell).AutoInclude();
        // Tells the order of writes: the old score makes room before the new one comes.
        builder.HasIndex(s => new { s.RiskId, s.Kind }).IsUnique().HasFilter("superseded_at is null");
    }
}
