using Microsoft.EntityFrameworkCore;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Risks;

/// <summary>One risk.</summary>
public sealed record GetRiskRequest(string Code);

/// <summary>One risk of the register.</summary>
public sealed class GetRisk(RiskDb db, RiskViews views)
{
    public async Task<Result<RiskView>> Handle(GetRiskRequest request, CancellationToken ct) =>
        await db.Risks.AsNoTracking().Where(r => r.Code == request.Code).OrderBy(r => r.Id).Shown().FirstOrDefaultAsync(ct) is { } row
            ? (await views.Of([row], ct))[0]
            : RiskFaults.Unknown.With($"The code was '{request.Code}'.");
}
