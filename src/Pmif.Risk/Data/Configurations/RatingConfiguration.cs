using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Risk.Data.Rows;

namespace Pmif.Risk.Data.Configurations;

internal sealed class RatingConfiguration : IEntityTypeConfiguration<MeasureRatingRow>
{
    public void Configure(EntityTypeBuilder<MeasureRatingRow> builder)
    {
        builder.ToTable("measure_ratings");
        builder.HasKey(r => r.Measure);
    }
}
