using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.Risk.Data.Rows;

namespace Pmif.Risk.Features.Risks;

/// <summary>Puts risks together with what is known of the measures they watch.</summary>
public sealed class RiskViews(RiskDb db, TimeProvider time)
{
    public async Task<IReadOnlyList<RiskView>> Of(IReadOnlyCollection<RiskRow> risks, CancellationToken ct)
    {
        var ratings = await db.RatingsOf([.. risks.SelectMany(r => r.Measures).Select(m => m.Measure).Distinct()], ct);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [.. risks.Select(risk => RiskView.Of(risk, ratings, today))];
    }
}
