using Pmif.Reporting.Features.Scorecards.Live;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Scorecards;

/// <summary>A scorecard: the present from memory, without so much as a database context; the past when it is asked for.</summary>
public sealed class GetScorecard(CurrentScorecards current, Lazy<PastScorecards> past, TimeProvider clock)
{
    public async Task<Result<RenderedScorecard>> Handle(ScorecardRequest request, CancellationToken cancellationToken)
    {
        var asOf = request.AsOf < clock.GetUtcNow() ? request.AsOf : null;
        if (request.Period is not null || asOf is not null)
            return await past.Value.Read(request.Key, request.Period, asOf, cancellationToken);
        return await current.Get(request.Key, cancellationToken) is { } now ? now : ScorecardFaults.NoScorecard(request.Key);
    }
}
