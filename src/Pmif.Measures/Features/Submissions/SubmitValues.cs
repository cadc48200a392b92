using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Composites;
using Pmif.Measures.Features.Feeds;
using Pmif.Measures.Features.Feeds.Quarantine;
using Pmif.Measures.Features.Quality;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions.Together;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>
/// Takes values in: rows are checked as they stream by and staged batch after batch, then one merge, the new states and their events
/// are committed together. One row and ten million go the same way, and memory does not grow with their number.
/// </summary>
internal sealed class SubmitValues(
    MeasuresDb db, CatalogueCache catalogues, IdempotentSubmissions known, SeriesRefresh refresh, HoldBack holdBack, ComputeComposites composites, WarnOfRules rules,
    SubmitTogether together, IOptions<SubmissionLimits> limits, TimeProvider clock)
{
    private const int BatchSize = 4_096;

    // Up to here any plan is a good one.
    private const int SmallSubmission = 500;

    public sealed record Request(Caller Caller, SubmissionBody Body, SubmissionMode Mode = SubmissionMode.Partial, bool DryRun = false, string? IdempotencyKey = null,
        string? Feed = null, ReleasedRows? Release = null);

    public async Task<Result<Receipt>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (request.IdempotencyKey is { } key && !IdempotentSubmissions.IsKey(key))
            return SubmissionFaults.IdempotencyKeyInvalid;
        var catalogue = await catalogues.Current(db, cancellationToken);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var feed = AgreedFeed.Of(request, catalogue, today);
        if (feed.IsFault)
            return feed.Fault;
        var issues = new IssueLog();
        var draft = new SubmissionDraft(request, clock.GetUtcNow(), issues,
            new RowCheck(catalogue, request.Caller, Rights.SubmitValues, today, issues), feed.Value);
        await using var rows = request.Body.Rows(cancellationToken).GetAsyncEnumerator(cancellationToken);

        // What fits in one batch is read before the database is touched, so a slow sender of a small body holds nothing.
        var batch = new List<StagedRow>();
        var more = await Fill(batch, draft, rows);
        if (!more && SubmitTogether.Suits(draft, batch, catalogue) && await together.Handle(new(draft, batch, catalogue)) is { } receipt)
            return receipt;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await known.Find(request, rows, cancellationToken) is { } answered)
            return answered;
        var staging = await Staging.Open(db, cancellationToken);
        await Stage(draft, staging, batch, more, rows, cancellationToken);
        if (draft.Received > SmallSubmission)
            await staging.Analyse(cancellationToken);
        var stored = await Conclude(draft, catalogue, cancellationToken);
        if (stored.IsFault)
            return stored;
        if (draft.Received > BatchSize)
            await staging.Empty(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        refresh.Remember();
        return stored;
    }

    private async Task Stage(SubmissionDraft draft, Staging staging, List<StagedRow> batch, bool more, IAsyncEnumerator<RawRow> rows, CancellationToken cancellationToken)
    {
        var next = new List<StagedRow>();
        while (true)
        {
            var writing = Write(staging, draft, batch, cancellationToken);
            try
            {
                next.Clear();
                if (more)
                    more = await Fill(next, draft, rows);
            }
            finally
            {
                await writing;
            }
            if (next.Count == 0 && !more && draft.Issues.Pending.Count == 0)
                return;
            (batch, next) = (next, batch);
        }
    }

    private static async Task Write(Staging staging, SubmissionDraft draft, List<StagedRow> batch, CancellationToken cancellationToken)
    {
        var (ordinal, pending) = draft.Issues.TakePending();
        await staging.Write(batch, draft.Check.Closures.Any, cancellationToken);
        await SubmissionIssues.Write(staging.Connection, draft.Id, ordinal, pending, cancellationToken);
    }

    // Reads until the batch is full, many issues wait, or the body ends; false at its end.
    private async Task<bool> Fill(List<StagedRow> batch, SubmissionDraft draft, IAsyncEnumerator<RawRow> rows)
    {
        while (batch.Count < BatchSize && draft.Issues.Pending.Count < BatchSize)
        {
            if (!await rows.MoveNextAsync())
            {
                draft.NoteUnknownFields();
                return false;
            }
            if (++draft.Received > limits.Value.MaxRows)
                throw new FaultException(SubmissionFaults.TooLarge.With($"A submission has at most {limits.Value.MaxRows} rows."));
            if (draft.Check.TryCheck(rows.Current, draft.Received, out var row))
            {
                draft.Order.See(row);
                batch.Add(row);
            }
        }
        return true;
    }

    private async Task<Result<Receipt>> Conclude(SubmissionDraft draft, CatalogueSnapshot catalogue, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (draft.Order.MayRepeat)
        {
            var (first, count) = await ValueMerge.RemoveDuplicates(connection, draft.Id, draft.Issues.Count, cancellationToken);
            draft.Issues.AddWritten(first, count);
        }
        await ClosedRows.SetAside(connection, draft, cancellationToken);
        if (draft.IsRefused)
            return await Record(draft, draft.Received, null, cancellationToken);
        if (await holdBack.Run(draft, catalogue, cancellationToken) is { } fault)
            return fault;
        if (draft.IsSpent)
            return await Record(draft, draft.Issues.RejectedRows, null, cancellationToken);

        if (draft.Request.DryRun)
            await db.Database.CurrentTransaction!.CreateSavepointAsync("merge", cancellationToken);
        var merged = await ValueMerge.Run(connection, draft.Id, cancellationToken, tellsPoints: draft.Received <= SmallSubmission);
        if (merged.CatalogueVersion != catalogue.Version && await HasChanged(draft, cancellationToken))
            return SubmissionFaults.CatalogueChanged;
        if (draft.Request.DryRun)
        {
            draft.RuleWarnings = [.. await rules.Run(catalogue, merged.Series, draft.Id, cancellationToken), .. WarnOfRules.Later(catalogue, merged.Series.Select(series => series.MeasureId))];
            await db.Database.CurrentTransaction!.RollbackToSavepointAsync("merge", cancellationToken);
        }
        else
        {
            await refresh.Run(catalogue, merged.Series, draft.Id, merged.RecordedAt, cancellationToken);
            var followed = await composites.Follow(catalogue, merged, draft.Id, cancellationToken);
            draft.RuleWarnings = await rules.Run(catalogue, merged.Series.Concat(followed), draft.Id, cancellationToken);
        }
        return await Record(draft, draft.Issues.RejectedRows, merged, cancellationToken);
    }

    // Another measure may have changed meanwhile; only those that rows were checked against matter.
    private async Task<bool> HasChanged(SubmissionDraft draft, CancellationToken cancellationToken)
    {
        var newer = await catalogues.Current(db, cancellationToken);
        return draft.Check.Used.Any(measure => !measure.IsSameAs(newer.Measure(measure.Id))
            || !draft.Check.Closures.Closed.IsSameFor(measure.Id, measure.Current.Definition.Source, newer.Closed));
    }

    private async Task<Receipt> Record(SubmissionDraft draft, long rejected, Merged? merged, CancellationToken cancellationToken)
    {
        var row = draft.ToRow(rejected, merged, clock.GetUtcNow());
        db.Add(row);
        if (!row.DryRun)
            db.Record(SubmissionAudit.Of(row));
        if (merged is not null && !draft.Request.DryRun)
            db.AddRange(draft.LateEntryUses);
        await db.SaveChangesAsync(cancellationToken);
        return Receipt.Of(row, draft.Issues.Inline);
    }
}
