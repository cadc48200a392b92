using Pmif.Measures.Data.Rows;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>A submission in the audit trail: one entry however many values it brings, for each value has revisions of its own.</summary>
internal static class SubmissionAudit
{
    public static AuditEntry Of(SubmissionRow row, string action = "values.submitted") => row.Releases is { } held
        ? new("quarantine.released", "submission", held.ToString()) { After = StateOf(row), Why = row.Reason }
        : new(action, "submission", (row.Reverts ?? row.Id).ToString()) { After = StateOf(row), Why = row.Reason };

    private static object StateOf(SubmissionRow row) => new
    {
        Submission = row.Id,
        row.Source,
        row.Mode,
        row.Outcome,
        Rows = new { row.Received, row.Inserted, row.Updated, row.Unchanged, row.Rejected, row.Quarantined },
        row.SeriesChanged,
        Digest = Convert.ToHexStringLower(row.BodyDigest),
    };
}
