using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Breakdowns;

namespace Pmif.Measures.Data.Configurations;

internal sealed class BreakdownRowConfiguration : IEntityTypeConfiguration<BreakdownRow>
{
    public void Configure(EntityTypeBuilder<BreakdownRow> builder)
    {
        builder.ToTable("breakdowns");
        builder.Property(row => row.Memberships).HasColumnType("jsonb").HasConversion(
            memberships => JsonSerializer.Serialize(memberships, PmifJson.Options),
            json => json == "[]" ? Array.Empty<Membership>() : JsonSerializer.Deserialize<Membership[]>(json, PmifJson.Options)!,
            new ValueComparer<Membership[]>((one, other) => one!.SequenceEqual(other!), memberships => memberships.Length, memberships => memberships));
    }
}
