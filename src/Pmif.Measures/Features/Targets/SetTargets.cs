using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>
/// Sets the targets of a series as a new version, or tries out what they would come to; the same targets again change nothing. Values without a
/// colour are rated at once, and the latest one anew where a reason is given.
/// </summary>
internal sealed class SetTargets(
    MeasuresDb db, CatalogueCache catalogues, TargetHistory history, PlanTargets plan, StoreTargets store, PreviewTargets preview, IOptions<TargetOptions> options)
{
    public sealed record Request(string Measure, TargetsBody Body, Caller Caller, bool DryRun = false);

    public async Task<Result<TargetsResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!request.DryRun)
            await db.ChangeCatalogue(cancellationToken);
        var found = await plan.Handle(await CatalogueCache.Load(db, cancellationToken), request.Measure, request.Body, cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var planned = found.Value;
        if (request.Caller.Refuses(Rights.SetTargets, planned.Measure) is { } refusal)
            return refusal;
        if (request.DryRun)
            return await preview.Handle(planned, request.Body.Reason, !string.IsNullOrWhiteSpace(request.Body.Reason), request.Caller, cancellationToken);
        if (planned.ChangesNothing)
            return await history.Response(planned.Measure, planned.Breakdown, cancellationToken);
        if (options.Value.Approval == TargetApproval.SecondPerson || planned.Standing?.Approval == TargetApproval.SecondPerson)
            return TargetFaults.ApprovalRequired;
        db.Record(new("targets.set", "measure", planned.Measure.Code)
        {
            Before = planned.Standing,
            After = new { Breakdown = planned.Breakdown.Code, Targets = planned.Set },
            Why = request.Body.Reason,
        });
        await store.Handle(planned, request.Body.Reason, request.Caller.Name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await history.Response((await catalogues.Current(db, cancellationToken)).Measure(planned.Measure.Id), planned.Breakdown, cancellationToken);
    }
}
