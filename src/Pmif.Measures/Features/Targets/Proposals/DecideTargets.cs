using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets.Proposals;

/// <summary>
/// A second person accepts proposed targets, which makes them the next version, or rejects them, saying why; or the one who proposed them withdraws
/// them. What stood must not have changed meanwhile.
/// </summary>
internal sealed class DecideTargets(MeasuresDb db, PlanTargets plan, StoreTargets store, TimeProvider clock)
{
    public sealed record Request(int Id, ProposalState State, string? Reason, Caller Caller);

    public async Task<Result<ProposalResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (request.State == ProposalState.Rejected ? !Reason.IsGiven(request.Reason) : !Reason.IsSound(request.Reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (request.State == ProposalState.Accepted)
            await db.ChangeCatalogue(cancellationToken);
        // Held until the end of the transaction, so that it is decided once.
        var row = await db.TargetProposals.FromSql($"select * from target_proposals where id = {request.Id} for update").SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return ProposalFaults.NotFound.With($"No proposal has the id {request.Id}.");
        if (row.State != Words.Of(ProposalState.Proposed))
            return ProposalFaults.Decided.With($"It was {row.State}.");
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        var right = request.State == ProposalState.Withdrawn ? Rights.ProposeTargets : Rights.DecideTargets;
        if (request.Caller.Refuses(right, catalogue.Measure(row.MeasureId)) is { } refusal)
            return refusal;
        var isProposer = row.Proposer().IsSameAs(request.Caller.Actor());
        if (isProposer != (request.State == ProposalState.Withdrawn))
            return isProposer ? ProposalFaults.SamePerson : ProposalFaults.NotTheProposer;
        if (request.State == ProposalState.Accepted && await Store(row, catalogue, cancellationToken) is { } fault)
            return fault;

        (row.State, row.DecidedAt, row.DecidedBy, row.DecidedById) = (Words.Of(request.State), clock.StoredNow(), request.Caller.Name, request.Caller.Id);
        row.DecisionReason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason;
        db.Update(row);
        var decided = new { Proposal = row.Id, Breakdown = catalogue.Breakdown(row.BreakdownId).Code, row.Version, Targets = row.Body };
        db.Record(new($"targets.{row.State}", "measure", catalogue.Measure(row.MeasureId).Code) { After = decided, Why = request.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ProposalResponse.Of(row, catalogue);
    }

    // Held against the rules once more: the definition may have changed since.
    private async Task<Fault?> Store(TargetProposalRow row, CatalogueSnapshot catalogue, CancellationToken cancellationToken)
    {
        var found = await plan.Handle(catalogue, catalogue.Measure(row.MeasureId).Code, row.Body, cancellationToken);
        if (found.IsFault)
            return found.Fault;
        if ((found.Value.Standing?.Version ?? 0) != row.Against)
            return ProposalFaults.Outdated;
        await store.Handle(found.Value, row.Reason, row.ProposedBy, cancellationToken);
        row.Version = found.Value.Set.Version;
        return null;
    }
}
