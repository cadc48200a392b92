using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Framework.Data.Rows;

namespace Pmif.Framework.Data.Configurations;

internal sealed class ScorecardConfiguration : IEntityTypeConfiguration<ScorecardRow>
{
    public void Configure(EntityTypeBuilder<ScorecardRow> builder)
    {
        builder.ToTable("scorecards");
        builder.HasKey(s => new { s.Version, s.Code });
        builder.HasMany(s => s.Perspectives).WithOne().HasForeignKey(p => new { p.Version, p.ScorecardCode });
    }
}

internal sealed class PerspectiveConfiguration : IEntityTypeConfiguration<PerspectiveRow>
{
    public void Configure(EntityTypeBuilder<PerspectiveRow> builder)
    {
        builder.ToTable("perspectives");
        builder.HasKey(p => new { p.Version, p.ScorecardCode, p.Code });
        builder.OwnsMany(p => p.Measures, measure =>
        {
            measure.ToTable("perspective_measures");
            measure.WithOwner().HasForeignKey(m => new { m.Version, m.ScorecardCode, m.PerspectiveCode });
            measure.HasKey(m => new { m.Version, m.ScorecardCode, m.PerspectiveCode, m.Measure });
        });
    }
}
