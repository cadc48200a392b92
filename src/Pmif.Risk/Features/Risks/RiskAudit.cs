using Pmif.Contracts.Primitives;
using Pmif.Risk.Data.Rows;

namespace Pmif.Risk.Features.Risks;

/// <summary>A risk in the audit trail: what its owner says of it, and the scores that hold.</summary>
internal static class RiskAudit
{
    public static object StateOf(RiskRow row) => new
    {
        row.Title,
        row.Cause,
        row.Event,
        row.Consequence,
        row.Category,
        row.Owner,
        row.Proximity,
        row.Treatment,
        row.Appetite,
        row.ReviewDue,
        row.ClosedAt,
        Scores = row.Scores.Where(score => score.SupersededAt is null).ToDictionary(score => Words.Of(score.Kind), RiskChanges.ToAssessment),
        Measures = row.Measures.Select(watched => new { watched.Measure, watched.Trigger }).ToList(),
        Objectives = row.Objectives.Select(one => one.Objective).ToList(),
        Controls = row.Controls.OrderBy(control => control.Position).Select(control => new { control.Name, control.AssuranceLine, control.LastTested }).ToList(),
    };
}
