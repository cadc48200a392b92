using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Framework.Data.Configurations;

internal sealed class AccessConfiguration : IEntityTypeConfiguration<PersonRow>, IEntityTypeConfiguration<GrantRow>, IEntityTypeConfiguration<ApiKeyRow>
{
    private static readonly ValueConverter<Role, string> Role = new(value => Words.Of(value), word => Words.Read<Role>(word));
    private static readonly ValueConverter<GrantOrigin, string> Origin = new(value => Words.Of(value), word => Words.Read<GrantOrigin>(word));

    public void Configure(EntityTypeBuilder<PersonRow> builder)
    {
        builder.ToTable("people");
        builder.HasKey(p => p.Id);
        builder.HasMany(p => p.Grants).WithOne().HasForeignKey(g => g.PersonId);
    }

    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder.ToTable("grants");
        builder.HasKey(g => g.Id);
        builder.Property(g => g.Role).HasConversion(Role);
        builder.Property(g => g.Origin).HasConversion(Origin);
    }

    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(k => k.Id);
    }
}
