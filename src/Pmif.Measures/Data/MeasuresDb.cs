using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Data;

/// <summary>The service's database. Series and values are written set by set, in SQL: <see cref="Queries"/>.</summary>
public sealed class MeasuresDb : ServiceDbContext
{
    /// <summary>Makes a context.</summary>
    public MeasuresDb(DbContextOptions<MeasuresDb> options) : base(options)
    {
        // Each transaction of this service stands or falls as a whole; a savepoint around every save would cost two round trips.
        Database.AutoSavepointsEnabled = false;
    }

    internal DbSet<MeasureRow> Measures => Set<MeasureRow>();

    internal DbSet<MeasureVersionRow> MeasureVersions => Set<MeasureVersionRow>();

    internal DbSet<BreakdownRow> Breakdowns => Set<BreakdownRow>();

    internal DbSet<TargetSetRow> TargetSets => Set<TargetSetRow>();

    internal DbSet<TargetProposalRow> TargetProposals => Set<TargetProposalRow>();

    internal DbSet<GivenRatingRow> GivenRatings => Set<GivenRatingRow>();

    internal DbSet<RatingRuleRow> RatingRules => Set<RatingRuleRow>();

    internal DbSet<ChartMarkRow> ChartMarks => Set<ChartMarkRow>();

    internal DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();

    internal DbSet<SubmissionIssueRow> SubmissionIssues => Set<SubmissionIssueRow>();

    internal DbSet<PeriodLockRow> PeriodLocks => Set<PeriodLockRow>();

    internal DbSet<LateEntryRow> LateEntries => Set<LateEntryRow>();

    internal DbSet<LateEntryUseRow> LateEntryUses => Set<LateEntryUseRow>();

    internal DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();

    internal DbSet<FeedRow> Feeds => Set<FeedRow>();

    internal DbSet<FeedVersionRow> FeedVersions => Set<FeedVersionRow>();

    internal DbSet<QuarantineRow> Quarantines => Set<QuarantineRow>();

    internal DbSet<QuarantinedValueRow> QuarantinedValues => Set<QuarantinedValueRow>();

    internal DbSet<CommentaryRow> Commentary => Set<CommentaryRow>();

    internal DbSet<CommentaryRuleRow> CommentaryRules => Set<CommentaryRuleRow>();

    internal DbSet<ValidationRuleSetRow> ValidationRuleSets => Set<ValidationRuleSetRow>();

    internal DbSet<VerificationRow> Verifications => Set<VerificationRow>();

    internal DbSet<AssuranceAssessmentRow> AssuranceAssessments => Set<AssuranceAssessmentRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new Configurations.MeasureRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.MeasureVersionRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.BreakdownRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.TargetSetRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.TargetProposalRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.GivenRatingRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.RatingRuleRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.ChartMarkRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.SubmissionRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.SubmissionIssueRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.PeriodLockRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.LateEntryRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.LateEntryUseRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.CorrectionRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.FeedRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.FeedVersionRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.QuarantineRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.QuarantinedValueRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.CommentaryRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.CommentaryRuleRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.ValidationRuleSetRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.VerificationRowConfiguration());
        modelBuilder.ApplyConfiguration(new Configurations.AssuranceAssessmentRowConfiguration());
    }
}
