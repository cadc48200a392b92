using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Register;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Risks;

/// <summary>Which risks; what is empty does not narrow the list.</summary>
public sealed record ListRisksRequest(PageRequest Page, string? Measure, string? Objective, string? State);

/// <summary>The register in the order of its codes.</summary>
public sealed class ListRisks(RiskDb db, RiskViews views)
{
    public async Task<Result<Page<RiskView>>> Handle(ListRisksRequest request, CancellationToken ct)
    {
        var risks = db.Risks.AsNoTracking();
        if (!string.IsNullOrEmpty(request.Measure))
            risks = risks.Where(r => r.Measures.Any(m => m.Measure == request.Measure));
        if (!string.IsNullOrEmpty(request.Objective))
            risks = risks.Where(r => r.Objectives.Any(o => o.Objective == request.Objective));
        if (!string.IsNullOrEmpty(request.State))
        {
            if (!Words.TryRead<RiskState>(request.State, out var state))
                return RiskFaults.StateUnknown.With($"The state was '{request.State}'.");
            risks = In(state, risks);
        }
        if (request.Page.After is { } after)
            risks = risks.Where(r => r.Code.CompareTo(after) > 0);

        var rows = await risks.OrderBy(r => r.Code).Take(request.Page.Take).Shown().ToListAsync(ct);
        return request.Page.Of(await views.Of(rows, ct), last => last.Code);
    }

    private static IQueryable<RiskRow> In(RiskState state, IQueryable<RiskRow> risks) => state switch
    {
        RiskState.Closed => risks.Where(r => r.ClosedAt != null),
        RiskState.ReviewNeeded => risks.Where(r => r.ClosedAt == null && r.Calls.Any(c => c.ReviewId == null)),
        _ => risks.Where(r => r.ClosedAt == null && !r.Calls.Any(c => c.ReviewId == null)),
    };
}
