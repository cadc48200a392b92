using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Features.Targets;

namespace Pmif.Measures.Data.Configurations;

internal sealed class TargetProposalRowConfiguration : IEntityTypeConfiguration<TargetProposalRow>
{
    public void Configure(EntityTypeBuilder<TargetProposalRow> builder)
    {
        builder.ToTable("target_proposals");
        builder.Property(proposal => proposal.Body).HasColumnType("jsonb").HasConversion(
            body => JsonSerializer.Serialize(body, PmifJson.Options), json => JsonSerializer.Deserialize<TargetsBody>(json, PmifJson.Options)!);
    }
}

internal sealed class GivenRatingRowConfiguration : IEntityTypeConfiguration<GivenRatingRow>
{
    public void Configure(EntityTypeBuilder<GivenRatingRow> builder)
    {
        builder.ToTable("given_ratings");
        builder.HasKey(rating => new { rating.SeriesId, rating.PeriodStart, rating.PeriodMonths, rating.Revision });
        builder.Ignore(rating => rating.Period);
    }
}

internal sealed class RatingRuleRowConfiguration : IEntityTypeConfiguration<RatingRuleRow>
{
    public void Configure(EntityTypeBuilder<RatingRuleRow> builder)
    {
        builder.ToTable("rating_rules");
        builder.HasKey(rule => rule.Version);
        builder.Property(rule => rule.Version).ValueGeneratedNever();
    }
}
