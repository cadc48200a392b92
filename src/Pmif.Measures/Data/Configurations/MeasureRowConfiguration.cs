using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Data.Configurations;

internal sealed class MeasureRowConfiguration : IEntityTypeConfiguration<MeasureRow>
{
    public void Configure(EntityTypeBuilder<MeasureRow> builder)
    {
        builder.ToTable("measures");
        builder.HasMany(measure => measure.Versions).WithOne().HasForeignKey(version => version.MeasureId);
    }
}

internal sealed class MeasureVersionRowConfiguration : IEntityTypeConfiguration<MeasureVersionRow>
{
    public void Configure(EntityTypeBuilder<MeasureVersionRow> builder)
    {
        builder.ToTable("measure_versions");
        builder.HasKey(version => new { version.MeasureId, version.Version });
        builder.Ignore(version => version.Retirement);
        builder.Property(version => version.Definition).HasColumnType("jsonb").HasConversion(
            definition => JsonSerializer.Serialize(definition, PmifJson.Options),
            json => JsonSerializer.Deserialize<MeasureDefinition>(json, PmifJson.Options)!);
    }
}
