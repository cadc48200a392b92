using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Benchmarking.Domain.Measures;
using Pmif.Contracts.Primitives;

namespace Pmif.Benchmarking.Data.Configurations;

internal sealed class MeasureConfiguration : IEntityTypeConfiguration<ComparedMeasure>
{
    public void Configure(EntityTypeBuilder<ComparedMeasure> builder)
    {
        builder.ToTable("measures");
        builder.HasKey(measure => measure.Code);
        builder.Property(measure => measure.Polarity).HasConversion(value => Words.Of(value), word => Words.Read<Polarity>(word));
        builder.Property(measure => measure.Frequency).HasConversion(value => Words.Of(value), word => Words.Read<Frequency>(word));
        builder.Ignore(measure => measure.Yardstick);
        builder.Ignore(measure => measure.Scale);
    }
}
