using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Configurations;

internal sealed class ChartMarkRowConfiguration : IEntityTypeConfiguration<ChartMarkRow>
{
    public void Configure(EntityTypeBuilder<ChartMarkRow> builder)
    {
        builder.ToTable("chart_marks");
        builder.Ignore(row => row.Period);
    }
}
