using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Configurations;

internal sealed class RebaseRowConfiguration : IEntityTypeConfiguration<RebaseRow>
{
    public void Configure(EntityTypeBuilder<RebaseRow> builder)
    {
        builder.ToTable("rebases");
        builder.Ignore(row => row.Period);
    }
}
