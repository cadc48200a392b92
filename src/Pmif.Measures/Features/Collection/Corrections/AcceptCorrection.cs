using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Features.Composites;
using Pmif.Measures.Features.Quality;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>
/// A second person accepts a correction: the value comes in by the merge of every submission, as one of its own with the reason that was given,
/// and with its revision, state and event in one transaction. A closed period is no hindrance; that is what corrections are for.
/// </summary>
internal sealed class AcceptCorrection(
    MeasuresDb db, CatalogueCache catalogues, CorrectionDecision decision, SeriesRefresh refresh, ComputeComposites composites, WarnOfRules rules, TimeProvider clock)
{
    public sealed record Request(int Id, string? Reason, Caller Caller);

    public async Task<Result<CorrectionResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsSound(request.Reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var found = await decision.Open(request.Id, cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var correction = found.Value;
        if (correction.Proposer().IsSameAs(request.Caller.Actor()))
            return CollectionFaults.SamePerson;

        var staging = await Staging.Open(db, cancellationToken);
        await db.ShareCatalogue(cancellationToken);
        var catalogue = await catalogues.Current(db, cancellationToken);
        var check = CorrectionCheck.Check(CorrectionCheck.RowOf(correction, catalogue), catalogue, request.Caller, Rights.DecideCorrections, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (check.IsFault)
            return check.Fault;
        await staging.Write([check.Value with { Closed = null }], mayBeClosed: false, cancellationToken);
        var before = await CorrectedValues.Hold(connection, correction, cancellationToken);
        if (before.IsOutdated)
            return CollectionFaults.CorrectionOutdated;

        var submission = Guid.CreateVersion7();
        var merged = await ValueMerge.Run(connection, submission, cancellationToken);
        await refresh.Run(catalogue, merged.Series, submission, merged.RecordedAt, cancellationToken);
        var followed = await composites.Follow(catalogue, merged, submission, cancellationToken);
        var row = SubmissionOf(correction, submission, merged, catalogue.Measure(correction.MeasureId).Current.Definition.Source, request.Caller,
            await rules.Run(catalogue, merged.Series.Concat(followed), submission, cancellationToken));
        db.Add(row);
        db.Attach(correction);
        correction.SubmissionId = submission;
        decision.Take(correction, CorrectionState.Accepted, request.Reason, request.Caller);
        db.Record(new("correction.accepted", "measure", catalogue.Measure(correction.MeasureId).Code)
        {
            Before = CorrectionAudit.Of(before.Value),
            After = CorrectionAudit.Of(correction, catalogue),
            Why = request.Reason ?? correction.Reason,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CorrectionResponse.Of(correction, before.Value, catalogue, row.Warnings);
    }

    private SubmissionRow SubmissionOf(CorrectionRow correction, Guid id, Merged merged, string source, Caller caller, IReadOnlyList<string> warnings) => new()
    {
        Id = id,
        Source = source,
        Sender = caller.Name,
        SenderId = caller.Id,
        ReceivedAt = merged.RecordedAt,
        CompletedAt = clock.GetUtcNow(),
        Mode = Words.Of(SubmissionMode.Atomic),
        Outcome = Words.Of(Outcome.Accepted),
        Received = 1,
        Inserted = merged.Inserted,
        Updated = merged.Updated,
        Unchanged = 1 - merged.Inserted - merged.Updated,
        SeriesChanged = merged.Series.Count,
        Warnings = [.. warnings],
        BodyDigest = SHA256.HashData(Encoding.UTF8.GetBytes($"correction {correction.Id.ToString(CultureInfo.InvariantCulture)}")),
        Corrects = correction.Id,
        Reason = correction.Reason,
    };
}
