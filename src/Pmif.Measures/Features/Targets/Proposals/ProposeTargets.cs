using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets.Proposals;

/// <summary>Proposes targets; nothing changes until a second person accepts them. The same proposal again is the first one.</summary>
internal sealed class ProposeTargets(MeasuresDb db, PlanTargets plan, TimeProvider clock)
{
    public async Task<Result<ProposalResponse>> Handle(string code, TargetsBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(body.Reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Merges go on, but no targets change meanwhile; and of two proposals for one series the second sees the first.
        await db.ShareCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        var found = await plan.Handle(catalogue, code, body, cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var planned = found.Value;
        if (caller.Refuses(Rights.ProposeTargets, planned.Measure) is { } refusal)
            return refusal;
        if (planned.ChangesNothing)
            return ProposalFaults.Unchanged;
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({((long)planned.Measure.Id << 32) + planned.Breakdown.Id})", cancellationToken);
        var row = RowOf(planned, body, caller);
        if (await OpenOne(row, cancellationToken) is { } open)
            return open.Proposer().IsSameAs(row.Proposer()) && open.Against == row.Against && IsSame(open.Body, body)
                ? ProposalResponse.Of(open, catalogue) : ProposalFaults.Open.With($"It is proposal {open.Id}.");
        db.Add(row);
        var proposed = new { Breakdown = planned.Breakdown.Code, Targets = body };
        db.Record(new("targets.proposed", "measure", planned.Measure.Code) { Before = planned.Standing, After = proposed, Why = row.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ProposalResponse.Of(row, catalogue);
    }

    private Task<TargetProposalRow?> OpenOne(TargetProposalRow row, CancellationToken cancellationToken)
    {
        var proposed = Words.Of(ProposalState.Proposed);
        return db.TargetProposals.AsNoTracking().SingleOrDefaultAsync(
            one => one.State == proposed && one.MeasureId == row.MeasureId && one.BreakdownId == row.BreakdownId, cancellationToken);
    }

    private static bool IsSame(TargetsBody one, TargetsBody other) =>
        System.Text.Json.JsonSerializer.Serialize(one, PmifJson.Options) == System.Text.Json.JsonSerializer.Serialize(other, PmifJson.Options);

    private TargetProposalRow RowOf(PlannedTargets planned, TargetsBody body, Caller caller) => new()
    {
        MeasureId = planned.Measure.Id,
        BreakdownId = planned.Breakdown.Id,
        Against = planned.Standing?.Version ?? 0,
        Body = body,
        Reason = body.Reason!,
        State = Words.Of(ProposalState.Proposed),
        ProposedAt = clock.StoredNow(),
        ProposedBy = caller.Name,
        ProposedById = caller.Id,
    };
}
