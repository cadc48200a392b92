using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Benchmarking.Domain.Groups;

namespace Pmif.Benchmarking.Data.Configurations;

internal sealed class GroupConfiguration : IEntityTypeConfiguration<ComparatorGroup>
{
    public void Configure(EntityTypeBuilder<ComparatorGroup> builder)
    {
        builder.ToTable("comparator_groups");
        builder.HasKey(group => new { group.Code, group.Version });
        builder.PrimitiveCollection(group => group.Members);
    }
}
