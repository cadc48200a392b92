using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>Ends a correction without a change: a second person rejects it, saying why, or the one who proposed it withdraws it.</summary>
internal sealed class CloseCorrection(MeasuresDb db, CatalogueCache catalogues, CorrectionDecision decision)
{
    public sealed record Request(int Id, CorrectionState State, string? Reason, Caller Caller);

    public async Task<Result<CorrectionResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (request.State == CorrectionState.Rejected ? !Reason.IsGiven(request.Reason) : !Reason.IsSound(request.Reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await decision.Open(request.Id, cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var correction = found.Value;
        var catalogue = await catalogues.Current(db, cancellationToken);
        var right = request.State == CorrectionState.Withdrawn ? Rights.ProposeCorrections : Rights.DecideCorrections;
        if (request.Caller.Refuses(right, catalogue.Measure(correction.MeasureId)) is { } refusal)
            return refusal;
        var isProposer = correction.Proposer().IsSameAs(request.Caller.Actor());
        if (isProposer != (request.State == CorrectionState.Withdrawn))
            return isProposer ? CollectionFaults.SamePerson : CollectionFaults.NotTheProposer;

        db.Attach(correction);
        decision.Take(correction, request.State, request.Reason, request.Caller);
        db.Record(new($"correction.{correction.State}", "measure", catalogue.Measure(correction.MeasureId).Code) { After = CorrectionAudit.Of(correction, catalogue), Why = request.Reason });
        await db.SaveChangesAsync(cancellationToken);
        var before = await CorrectedValues.Before((NpgsqlConnection)db.Database.GetDbConnection(), [correction.Id], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CorrectionResponse.Of(correction, before.GetValueOrDefault(correction.Id), catalogue);
    }
}
