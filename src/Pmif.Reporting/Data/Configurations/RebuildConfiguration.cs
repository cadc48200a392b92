using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pmif.Reporting.Data;

internal sealed class RebuildConfiguration : IEntityTypeConfiguration<Rebuild>
{
    public void Configure(EntityTypeBuilder<Rebuild> builder)
    {
        builder.ToTable("rebuilds").HasKey(rebuild => rebuild.Id);
        builder.Property(rebuild => rebuild.Id).ValueGeneratedNever();
    }
}
