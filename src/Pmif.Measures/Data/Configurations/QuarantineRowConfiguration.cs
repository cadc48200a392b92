using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Configurations;

internal sealed class QuarantineRowConfiguration : IEntityTypeConfiguration<QuarantineRow>
{
    public void Configure(EntityTypeBuilder<QuarantineRow> builder)
    {
        builder.ToTable("quarantines");
        builder.HasKey(quarantine => quarantine.SubmissionId);
        builder.Property(quarantine => quarantine.SubmissionId).ValueGeneratedNever();
    }
}

internal sealed class QuarantinedValueRowConfiguration : IEntityTypeConfiguration<QuarantinedValueRow>
{
    public void Configure(EntityTypeBuilder<QuarantinedValueRow> builder)
    {
        builder.ToTable("quarantined_values");
        builder.HasKey(row => new { row.SubmissionId, row.RowNumber });
    }
}
