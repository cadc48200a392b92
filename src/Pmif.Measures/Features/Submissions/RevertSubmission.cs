using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Composites;
using Pmif.Measures.Features.Quality;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

/// <summary>Undoes a submission by new revisions, so that what was published in between stays explainable.</summary>
internal sealed class RevertSubmission(
    MeasuresDb db, CatalogueCache catalogues, SeriesRefresh refresh, ComputeComposites composites, WarnOfRules rules, TimeProvider clock)
{
    public sealed record Request(Guid Id, string? Reason, Caller Caller);

    public async Task<Result<Receipt>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!SubmissionFaults.IsReason(request.Reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var undone = await db.Submissions.FromSql($"select * from submissions where id = {request.Id} for update").AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (undone is null)
            return SubmissionFaults.NotFound.With($"No submission has the id {request.Id}.");
        if (request.Caller.Source.Length > 0 && undone.Source != request.Caller.Source)
            return SubmissionFaults.SourceNotAllowed;
        if (undone.DryRun || undone.Inserted + undone.Updated == 0)
            return SubmissionFaults.NotRevertible;
        if (await db.Submissions.AnyAsync(other => other.Reverts == undone.Id, cancellationToken))
            return SubmissionFaults.AlreadyReverted;

        var id = Guid.CreateVersion7();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await Staging.Open(db, cancellationToken);
        var staged = await ValueMerge.StageRevert(connection, undone.Id, cancellationToken);
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (await Refuses(request.Caller, undone, connection, catalogue, cancellationToken) is { } refusal)
            return refusal;
        var excepted = await ClosedReverts.Check(connection, catalogue, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), cancellationToken);
        if (excepted.IsFault)
            return excepted.Fault;
        var merged = await ValueMerge.Run(connection, id, cancellationToken);
        await refresh.Run(catalogue, merged.Series, id, merged.RecordedAt, cancellationToken);
        var followed = await composites.Follow(catalogue, merged, id, cancellationToken);
        var row = RowOf(request, undone, id, staged, merged, await rules.Run(catalogue, merged.Series.Concat(followed), id, cancellationToken));
        db.Add(row);
        db.Record(SubmissionAudit.Of(row, "values.reverted"));
        db.AddRange(excepted.Value.Select(use => new LateEntryUseRow { LateEntryId = use.Key, SubmissionId = id, ValueCount = use.Value }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Receipt.Of(row, []);
    }

    // All that would be undone; where nothing would, the submission itself is touched.
    private static async Task<Fault?> Refuses(Caller caller, SubmissionRow undone, NpgsqlConnection connection, CatalogueSnapshot catalogue, CancellationToken cancellationToken)
    {
        if (caller.IsAdministrator)
            return null;
        var touched = await ValueMerge.StagedMeasures(connection, cancellationToken);
        return touched.Count == 0
            ? caller.Refuses(Rights.RevertSubmissions, new Subject { Source = undone.Source })
            : touched.Select(id => caller.Refuses(Rights.RevertSubmissions, catalogue.Measure(id))).FirstOrDefault(fault => fault is not null);
    }

    private SubmissionRow RowOf(Request request, SubmissionRow undone, Guid id, long staged, Merged merged, IReadOnlyList<string> ruleWarnings) => new()
    {
        Id = id,
        Source = undone.Source,
        Sender = request.Caller.Name,
        SenderId = request.Caller.Id,
        ReceivedAt = merged.RecordedAt,
        CompletedAt = clock.GetUtcNow(),
        Mode = Words.Of(SubmissionMode.Partial),
        Outcome = Words.Of(Outcome.Accepted),
        Received = undone.Inserted + undone.Updated,
        Inserted = merged.Inserted,
        Updated = merged.Updated,
        Unchanged = undone.Inserted + undone.Updated - merged.Inserted - merged.Updated,
        SeriesChanged = merged.Series.Count,
        Warnings = staged < undone.Inserted + undone.Updated 
            ? ["Values that a later submission changed again were left as they are.", .. ruleWarnings] : [.. ruleWarnings],
        BodyDigest = SHA256.HashData(undone.Id.ToByteArray()),
        Reverts = undone.Id,
        Reason = request.Reason,
    };
}
