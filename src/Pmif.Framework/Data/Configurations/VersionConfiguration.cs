using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Data.Rows;
using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Data.Configurations;

internal sealed class VersionConfiguration
    : IEntityTypeConfiguration<FrameworkVersionRow>, IEntityTypeConfiguration<VersionStateRow>, IEntityTypeConfiguration<CalendarEntryRow>
{
    private static readonly ValueConverter<VersionState, string> State = new(value => Words.Of(value), word => Words.Read<VersionState>(word));
    private static readonly ValueConverter<Cadence, string> Cadence = new(value => Words.Of(value), word => Words.Read<Cadence>(word));

    public void Configure(EntityTypeBuilder<FrameworkVersionRow> builder)
    {
        builder.ToTable("framework_versions");
        builder.HasKey(v => v.Version);
        builder.Property(v => v.Version).ValueGeneratedNever();
        builder.Property(v => v.State).HasConversion(State);
        builder.HasIndex(v => v.State).IsUnique().HasFilter("state = 'in-force'");
        builder.HasMany(v => v.Objectives).WithOne().HasForeignKey(o => o.Version);
        builder.HasMany(v => v.Interventions).WithOne().HasForeignKey(i => i.Version);
        builder.HasMany(v => v.Scorecards).WithOne().HasForeignKey(s => s.Version);
        builder.HasMany(v => v.States).WithOne().HasForeignKey(s => s.Version);
        builder.HasMany(v => v.Calendar).WithOne().HasForeignKey(c => c.Version);
    }

    public void Configure(EntityTypeBuilder<VersionStateRow> builder)
    {
        builder.ToTable("version_states");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.State).HasConversion(State);
    }

    public void Configure(EntityTypeBuilder<CalendarEntryRow> builder)
    {
        builder.ToTable("calendar_entries");
        builder.HasKey(c => new { c.Version, c.Code });
        builder.Property(c => c.Cadence).HasConversion(Cadence);
    }
}
