using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Feeds.Quarantine;

/// <summary>The rows that a person takes in.</summary>
/// <param name="Submission">The submission of which they were held back.</param>
/// <param name="ReceivedAt">When that came: what was changed later stands.</param>
/// <param name="Reason">The person's reason.</param>
internal sealed record ReleasedRows(Guid Submission, DateTimeOffset ReceivedAt, string Reason);

/// <summary>The release's part in its submission: settles that it happens once, and leaves alone what something newer has overtaken.</summary>
internal sealed class TakeOver(MeasuresDb db)
{
    public async Task<Fault?> Run(ReleasedRows release, SubmissionDraft draft, CancellationToken cancellationToken)
    {
        // Before any series is locked, as submissions of the feed do it; a second release waits here, and then finds it decided.
        if (await Decide(db, release.Submission, QuarantineState.Released, draft.Request.Caller, release.Reason, cancellationToken) is { } fault)
            return fault;
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await ValueMerge.LockStaged(connection, cancellationToken);
        if (await HeldValues.DropOvertaken(connection, release.Submission, release.ReceivedAt, cancellationToken) > 0)
            draft.Request.Body.Warnings.Add("Values that a later submission changed again were left as they are.");
        return null;
    }

    /// <summary>Writes down who decided what; a fault where it was decided before.</summary>
    public static async Task<Fault?> Decide(MeasuresDb db, Guid submission, QuarantineState state, Caller caller, string reason, CancellationToken cancellationToken)
    {
        var word = Words.Of(state);
        return await db.Database.ExecuteSqlAsync($"""
            update quarantines set state = {word}, decided_at = clock_timestamp(), decided_by = {caller.Name}, reason = {reason}
            where submission_id = {submission} and state = 'held'
            """, cancellationToken) == 0 ? QuarantineFaults.Decided : null;
    }
}
