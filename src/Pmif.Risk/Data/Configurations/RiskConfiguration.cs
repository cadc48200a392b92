using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Risk.Data.Rows;

namespace Pmif.Risk.Data.Configurations;

internal sealed class RiskConfiguration : IEntityTypeConfiguration<RiskRow>
{
    public void Configure(EntityTypeBuilder<RiskRow> builder)
    {
        builder.ToTable("risks");
        builder.Ignore(r => r.State);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasMany(r => r.Scores).WithOne().HasForeignKey(s => s.RiskId);
        builder.HasMany(r => r.Calls).WithOne().HasForeignKey(c => c.RiskId);
        builder.OwnsMany(r => r.Measures, measure =>
        {
            measure.ToTable("risk_measures");
            measure.WithOwner().HasForeignKey(m => m.RiskId);
            measure.HasKey(m => new { m.RiskId, m.Measure });
        });
        builder.OwnsMany(r => r.Objectives, objective =>
        {
            objective.ToTable("risk_objectives");
            objective.WithOwner().HasForeignKey(o => o.RiskId);
            objective.HasKey(o => new { o.RiskId, o.Objective });
        });
        builder.OwnsMany(r => r.Controls, control =>
        {
            control.ToTable("risk_controls");
            control.WithOwner().HasForeignKey(c => c.RiskId);
            control.HasKey(c => new { c.RiskId, c.Position });
            control.Property(c => c.Position).ValueGeneratedNever();
        });
    }
}
