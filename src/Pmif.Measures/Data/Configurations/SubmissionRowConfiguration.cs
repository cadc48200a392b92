using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Data.Configurations;

internal sealed class SubmissionRowConfiguration : IEntityTypeConfiguration<SubmissionRow>
{
    public void Configure(EntityTypeBuilder<SubmissionRow> builder)
    {
        builder.ToTable("submissions");
        builder.Property(submission => submission.Id).ValueGeneratedNever();
    }
}

internal sealed class SubmissionIssueRowConfiguration : IEntityTypeConfiguration<SubmissionIssueRow>
{
    public void Configure(EntityTypeBuilder<SubmissionIssueRow> builder)
    {
        builder.ToTable("submission_issues");
        builder.HasKey(issue => new { issue.SubmissionId, issue.Ordinal });
    }
}
