using Pmif.Contracts.Reporting.V1;
using Pmif.Contracts.Risk.V1;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Home;

/// <summary>Asks for the parts of the summary, those that do not need each other at once.</summary>
public sealed class SummaryParts(
    Pmif.Contracts.Reporting.V1.Scorecards.ScorecardsClient scorecards, Pmif.Contracts.Risk.V1.Risks.RisksClient risks, Ask ask)
{
    /// <summary>The scorecards there are, and each of them.</summary>
    public async Task<(Part<ListScorecardsResponse> List, IReadOnlyList<Part<Scorecard>> Each)> Scorecards(CancellationToken ct)
    {
        var list = await ask.For("The scorecards", () => scorecards.ListScorecardsAsync(new(), cancellationToken: ct).ResponseAsync, ct);
        var each = await Task.WhenAll((list.Value?.Scorecards ?? []).Select(summary => ask.For(
            summary.Name, () => scorecards.GetScorecardAsync(new() { Code = summary.Code }, cancellationToken: ct).ResponseAsync, ct)));
        return (list, each);
    }

    /// <summary>The risk register's first page.</summary>
    public Task<Part<ListRisksResponse>> Risks(CancellationToken ct) =>
        ask.For("The risk register", () => risks.ListRisksAsync(new() { Limit = 1000 }, cancellationToken: ct).ResponseAsync, ct);
}
