using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Risk.Data.Rows;

namespace Pmif.Risk.Data.Configurations;

internal sealed class MatrixConfiguration : IEntityTypeConfiguration<MatrixRow>
{
    public void Configure(EntityTypeBuilder<MatrixRow> builder)
    {
        builder.ToTable("risk_matrices");
        builder.HasKey(m => m.Version);
        builder.Property(m => m.Version).ValueGeneratedNever();
        builder.HasMany(m => m.Cells).WithOne().HasForeignKey(c => c.Version);
    }
}

internal sealed class MatrixCellConfiguration : IEntityTypeConfiguration<MatrixCellRow>
{
    public void Configure(EntityTypeBuilder<MatrixCellRow> builder)
    {
        builder.ToTable("matrix_cells");
        builder.HasKey(c => new { c.Version, c.Likelihood, c.Impact });
    }
}
