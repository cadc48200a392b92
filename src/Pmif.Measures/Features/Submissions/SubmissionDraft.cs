using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Features.Feeds;

namespace Pmif.Measures.Features.Submissions;

/// <summary>What is known of a submission while it is being read.</summary>
internal sealed class SubmissionDraft(SubmitValues.Request request, DateTimeOffset receivedAt, IssueLog issues, RowCheck check, AgreedFeed? feed)
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public SubmitValues.Request Request => request;

    public IssueLog Issues => issues;

    public RowCheck Check => check;

    public RowOrder Order { get; } = new();

    /// <summary>Late entries by which values come in.</summary>
    public List<LateEntryUseRow> LateEntryUses { get; } = [];

    /// <summary>The feed that the submission belongs to.</summary>
    public AgreedFeed? Feed => feed;

    public long Received { get; set; }

    /// <summary>Good rows that are held back by the feed's contract.</summary>
    public long Quarantined { get; set; }

    /// <summary>What was stored but does not keep a validation rule.</summary>
    public IReadOnlyList<string> RuleWarnings { get; set; } = [];

    /// <summary>Whether no row is left to be merged.</summary>
    public bool IsSpent => issues.RejectedRows + Quarantined == Received;

    /// <summary>Whether one bad row keeps out all others.</summary>
    public bool IsRefused => request.Mode == SubmissionMode.Atomic && issues.RejectedRows > 0;

    /// <summary>Names each unknown field once, so that none is dropped in silence.</summary>
    public void NoteUnknownFields()
    {
        foreach (var name in request.Body.UnknownFields)
            issues.Add(0, name, Domain.Values.PersonalData.IsColumn(name) ? RowCodes.PersonalData : RowCodes.ColumnUnknown, name,
                "No value has this field; what it held was not stored.");
    }

    public SubmissionRow ToRow(long rejected, Merged? merged, DateTimeOffset completedAt)
    {
        var accepted = Received - rejected - Quarantined;
        var outcome = IsRefused || (Received > 0 && Received == rejected) ? Outcome.Rejected
            : Quarantined > 0 && accepted == 0 ? Outcome.Quarantined
            : issues.Count > 0 ? Outcome.AcceptedWithIssues : Outcome.Accepted;
        return new SubmissionRow
        {
            Id = Id,
            Source = request.Caller.Source,
            Sender = request.Caller.Name,
            SenderId = request.Caller.Id,
            ReceivedAt = new DateTimeOffset(receivedAt.Ticks / 10 * 10, receivedAt.Offset), // as exact as it is stored
            CompletedAt = completedAt,
            Mode = Words.Of(request.Mode),
            DryRun = request.DryRun,
            Outcome = Words.Of(outcome),
            Received = Received,
            Inserted = merged?.Inserted ?? 0,
            Updated = merged?.Updated ?? 0,
            Unchanged = merged is null ? 0 : accepted - merged.Inserted - merged.Updated,
            Rejected = rejected,
            Quarantined = Quarantined,
            SeriesChanged = merged?.Series.Count ?? 0,
            IssueCount = issues.Count,
            Warnings = [.. request.Body.Warnings, .. RuleWarnings],
            // A trial does not use up the key.
            IdempotencyKey = request.DryRun ? null : request.IdempotencyKey,
            BodyDigest = IdempotentSubmissions.Digest(request),
            FeedId = feed?.Id,
            Releases = request.Release?.Submission,
            Reason = request.Release?.Reason,
        };
    }
}
