using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Configurations;

internal sealed class BreakdownRowConfiguration : IEntityTypeConfiguration<BreakdownRow>
{
    public void Configure(EntityTypeBuilder<BreakdownRow> builder) => builder.ToTable("breakdowns");
}
