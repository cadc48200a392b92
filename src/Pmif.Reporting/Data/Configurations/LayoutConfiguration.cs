using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pmif.Reporting.Data;

internal sealed class LayoutConfiguration : IEntityTypeConfiguration<Layout>
{
    public void Configure(EntityTypeBuilder<Layout> builder)
    {
        builder.ToTable("layouts").HasKey(layout => layout.Version);
        builder.Property(layout => layout.Version).ValueGeneratedNever();
        builder.OwnsMany(layout => layout.Scorecards, scorecard =>
        {
            scorecard.ToTable("scorecards").WithOwner().HasForeignKey("Version");
            scorecard.HasKey("Version", nameof(LayoutScorecard.Code));
            scorecard.OwnsMany(s => s.Groups, group =>
            {
                group.ToTable("scorecard_groups").WithOwner().HasForeignKey("Version", "Scorecard");
                group.HasKey("Version", "Scorecard", nameof(LayoutGroup.Code));
                group.OwnsMany(g => g.Measures, measure =>
                {
                    measure.ToTable("scorecard_measures").WithOwner().HasForeignKey("Version", "Scorecard", "GroupCode");
                    measure.HasKey("Version", "Scorecard", "GroupCode", nameof(LayoutMeasure.Measure));
                });
            });
        });
    }
}
