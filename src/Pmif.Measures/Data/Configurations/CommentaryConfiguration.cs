using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Data.Configurations;

internal sealed class CommentaryRowConfiguration : IEntityTypeConfiguration<CommentaryRow>
{
    public void Configure(EntityTypeBuilder<CommentaryRow> builder)
    {
        builder.ToTable("commentary");
        builder.HasKey(row => new { row.MeasureId, row.BreakdownId, row.PeriodStart, row.PeriodMonths, row.Version });
        builder.Ignore(row => row.Period);
    }
}

internal sealed class CommentaryRuleRowConfiguration : IEntityTypeConfiguration<CommentaryRuleRow>
{
    public void Configure(EntityTypeBuilder<CommentaryRuleRow> builder)
    {
        builder.ToTable("commentary_rules");
        builder.HasKey(row => row.Version);
        builder.Property(row => row.Version).ValueGeneratedNever();
        builder.Property(row => row.Rule).HasColumnType("jsonb").HasConversion(
            rule => JsonSerializer.Serialize(rule, PmifJson.Options),
            json => JsonSerializer.Deserialize<CommentaryRule>(json, PmifJson.Options)!);
    }
}
