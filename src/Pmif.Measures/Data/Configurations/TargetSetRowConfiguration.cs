using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Configurations;

internal sealed class TargetSetRowConfiguration : IEntityTypeConfiguration<TargetSetRow>
{
    public void Configure(EntityTypeBuilder<TargetSetRow> builder)
    {
        builder.ToTable("target_sets");
        builder.OwnsMany(set => set.Targets, target =>
        {
            target.ToTable("targets");
            target.WithOwner().HasForeignKey(row => row.TargetSetId);
            target.HasKey(row => new { row.TargetSetId, row.PeriodStart, row.PeriodMonths });
        });
    }
}
