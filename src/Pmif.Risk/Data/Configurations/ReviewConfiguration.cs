using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Risk.Data.Rows;

namespace Pmif.Risk.Data.Configurations;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<ReviewRow>
{
    public void Configure(EntityTypeBuilder<ReviewRow> builder)
    {
        builder.ToTable("risk_reviews");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasOne(r => r.Score).WithMany().HasForeignKey(r => r.ScoreId);
        builder.HasOne<RiskRow>().WithMany().HasForeignKey(r => r.RiskId);
        builder.HasMany(r => r.Answers).WithOne().HasForeignKey(c => c.ReviewId);
    }
}

internal sealed class ReviewCallConfiguration : IEntityTypeConfiguration<ReviewCallRow>
{
    public void Configure(EntityTypeBuilder<ReviewCallRow> builder) => builder.ToTable("review_calls");
}
