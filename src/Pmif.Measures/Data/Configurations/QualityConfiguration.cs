using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Quality;

namespace Pmif.Measures.Data.Configurations;

internal sealed class ValidationRuleSetRowConfiguration : IEntityTypeConfiguration<ValidationRuleSetRow>
{
    public void Configure(EntityTypeBuilder<ValidationRuleSetRow> builder)
    {
        builder.ToTable("validation_rule_sets");
        builder.HasKey(row => new { row.MeasureId, row.Version });
        builder.Property(row => row.Rules).HasColumnType("jsonb").HasConversion(
            rules => JsonSerializer.Serialize(rules, PmifJson.Options),
            json => JsonSerializer.Deserialize<ValidationRule[]>(json, PmifJson.Options)!,
            new ValueComparer<ValidationRule[]>((one, other) => one!.SequenceEqual(other!), rules => rules.Length, rules => rules));
    }
}

internal sealed class VerificationRowConfiguration : IEntityTypeConfiguration<VerificationRow>
{
    public void Configure(EntityTypeBuilder<VerificationRow> builder)
    {
        builder.ToTable("verifications");
        builder.Ignore(row => row.Period);
    }
}

internal sealed class AssuranceAssessmentRowConfiguration : IEntityTypeConfiguration<AssuranceAssessmentRow>
{
    public void Configure(EntityTypeBuilder<AssuranceAssessmentRow> builder) => builder.ToTable("assurance_assessments");
}
