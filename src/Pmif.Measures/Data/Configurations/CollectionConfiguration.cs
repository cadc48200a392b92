using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Configurations;

internal sealed class PeriodLockRowConfiguration : IEntityTypeConfiguration<PeriodLockRow>
{
    public void Configure(EntityTypeBuilder<PeriodLockRow> builder) => builder.ToTable("period_locks");
}

internal sealed class LateEntryRowConfiguration : IEntityTypeConfiguration<LateEntryRow>
{
    public void Configure(EntityTypeBuilder<LateEntryRow> builder)
    {
        builder.ToTable("late_entries");
        builder.HasMany(entry => entry.Uses).WithOne().HasForeignKey(use => use.LateEntryId);
    }
}

internal sealed class LateEntryUseRowConfiguration : IEntityTypeConfiguration<LateEntryUseRow>
{
    public void Configure(EntityTypeBuilder<LateEntryUseRow> builder)
    {
        builder.ToTable("late_entry_uses");
        builder.HasKey(use => new { use.LateEntryId, use.SubmissionId });
        builder.HasOne<SubmissionRow>().WithMany().HasForeignKey(use => use.SubmissionId);
    }
}

internal sealed class CorrectionRowConfiguration : IEntityTypeConfiguration<CorrectionRow>
{
    public void Configure(EntityTypeBuilder<CorrectionRow> builder)
    {
        builder.ToTable("corrections");
        builder.HasOne<SubmissionRow>().WithMany().HasForeignKey(correction => correction.SubmissionId);
    }
}
