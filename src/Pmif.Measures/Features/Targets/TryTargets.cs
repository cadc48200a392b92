using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>Shows who may propose targets what they would come to once they were accepted, which takes a reason and so rates the latest value anew.</summary>
internal sealed class TryTargets(MeasuresDb db, PlanTargets plan, PreviewTargets preview)
{
    public async Task<Result<TargetsResponse>> Handle(string code, TargetsBody body, Caller caller, CancellationToken cancellationToken)
    {
        // One state of the catalogue and the values throughout.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var found = await plan.Handle(await CatalogueCache.Load(db, cancellationToken), code, body, cancellationToken);
        if (found.IsFault)
            return found.Fault;
        return caller.Refuses(Rights.ProposeTargets, found.Value.Measure) is { } refusal ? refusal
            : await preview.Handle(found.Value, body.Reason, ratesLatest: true, caller, cancellationToken);
    }
}
