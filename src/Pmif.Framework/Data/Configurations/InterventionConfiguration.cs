using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Framework.Data.Rows;

namespace Pmif.Framework.Data.Configurations;

internal sealed class InterventionConfiguration : IEntityTypeConfiguration<InterventionRow>
{
    public void Configure(EntityTypeBuilder<InterventionRow> builder)
    {
        builder.ToTable("interventions");
        builder.HasKey(i => new { i.Version, i.Code });
        builder.OwnsMany(i => i.Milestones, milestone =>
        {
            milestone.ToTable("milestones");
            milestone.WithOwner().HasForeignKey(m => new { m.Version, m.InterventionCode });
            milestone.HasKey(m => new { m.Version, m.Code });
        });
    }
}
