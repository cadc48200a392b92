using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Framework.Data.Rows;

namespace Pmif.Framework.Data.Configurations;

internal sealed class ObjectiveConfiguration : IEntityTypeConfiguration<ObjectiveRow>
{
    public void Configure(EntityTypeBuilder<ObjectiveRow> builder)
    {
        builder.ToTable("objectives");
        builder.HasKey(o => new { o.Version, o.Code });
        builder.HasMany(o => o.Outcomes).WithOne().HasForeignKey(o => new { o.Version, o.ObjectiveCode });
        builder.OwnsMany(o => o.Interventions, link =>
        {
            link.ToTable("objective_interventions");
            link.WithOwner().HasForeignKey(l => new { l.Version, l.ObjectiveCode });
            link.HasKey(l => new { l.Version, l.ObjectiveCode, l.InterventionCode });
            link.HasOne<InterventionRow>().WithMany().HasForeignKey(l => new { l.Version, l.InterventionCode });
        });
    }
}

internal sealed class OutcomeConfiguration : IEntityTypeConfiguration<OutcomeRow>
{
    public void Configure(EntityTypeBuilder<OutcomeRow> builder)
    {
        builder.ToTable("outcomes");
        builder.HasKey(o => new { o.Version, o.Code });
        builder.OwnsMany(o => o.Measures, measure =>
        {
            measure.ToTable("outcome_measures");
            measure.WithOwner().HasForeignKey(m => new { m.Version, m.OutcomeCode });
            measure.HasKey(m => new { m.Version, m.OutcomeCode, m.Measure });
        });
    }
}
