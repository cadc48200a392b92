using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Data.Configurations;

internal sealed class FeedRowConfiguration : IEntityTypeConfiguration<FeedRow>
{
    public void Configure(EntityTypeBuilder<FeedRow> builder)
    {
        builder.ToTable("feeds");
        builder.HasMany(feed => feed.Versions).WithOne().HasForeignKey(version => version.FeedId);
    }
}

internal sealed class FeedVersionRowConfiguration : IEntityTypeConfiguration<FeedVersionRow>
{
    public void Configure(EntityTypeBuilder<FeedVersionRow> builder)
    {
        builder.ToTable("feed_versions");
        builder.HasKey(version => new { version.FeedId, version.Version });
        builder.Property(version => version.Contract).HasColumnType("jsonb").HasConversion(
            contract => JsonSerializer.Serialize(contract, PmifJson.Options),
            json => JsonSerializer.Deserialize<FeedContract>(json, PmifJson.Options)!);
    }
}
