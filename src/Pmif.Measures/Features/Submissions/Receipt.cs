using System.Text.Json.Serialization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Rows;

namespace Pmif.Measures.Features.Submissions;

/// <summary>What became of a submission.</summary>
public enum Outcome { Accepted, AcceptedWithIssues, Rejected, Quarantined }

/// <summary>Whether one bad row keeps out the others.</summary>
public enum SubmissionMode { Partial, Atomic }

/// <summary>Whether a sender's <c>Content-Digest</c> was found right, or none was sent.</summary>
public enum DigestState { Absent, Verified }

/// <summary>The receipt of a submission: something its sender can act on.</summary>
public sealed record Receipt(
    Guid Id, string Source, DateTimeOffset ReceivedAt, SubmissionMode Mode, Outcome Outcome, bool DryRun, RowCounts Rows, int SeriesChanged,
    int IssueCount, IReadOnlyList<RowIssue> Issues, IReadOnlyList<string> Warnings, Guid? Reverts, int? Corrects, string? Reason)
{
    /// <summary>In the answer to the submission itself: whether the content was held against a digest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DigestState? ContentDigest { get; init; }

    /// <summary>The submission whose held rows these are.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Releases { get; init; }

    /// <summary>Issues that come inline.</summary>
    public const int InlineIssues = 1_000;

    internal static Receipt Of(SubmissionRow row, IReadOnlyList<RowIssue> issues) => new(
        row.Id, row.Source, row.ReceivedAt, Words.Read<SubmissionMode>(row.Mode), Words.Read<Outcome>(row.Outcome), row.DryRun,
        new RowCounts(row.Received, row.Inserted, row.Updated, row.Unchanged, row.Rejected, row.Quarantined), row.SeriesChanged, row.IssueCount, issues, row.Warnings,
        row.Reverts, row.Corrects, row.Reason)
    {
        Releases = row.Releases,
    };
}

/// <summary>Every row received is in exactly one of the other counts.</summary>
/// <param name="Quarantined">Good rows held back by the feed's contract until a person releases or discards them.</param>
public sealed record RowCounts(long Received, long Inserted, long Updated, long Unchanged, long Rejected, long Quarantined = 0);

/// <summary>What is wrong with a row.</summary>
/// <param name="Row">Data rows count from 1; 0 is the header or the body as a whole.</param>
/// <param name="Field">The field at fault.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Value">What stood there, shortened.</param>
/// <param name="Message">For people.</param>
public sealed record RowIssue(long Row, string Field, string Code, string Value, string Message)
{
    internal static RowIssue Of(SubmissionIssueRow row) => new(row.RowNumber, row.Field, row.Code, row.Value, row.Message);
}
