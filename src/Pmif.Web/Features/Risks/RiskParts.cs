using Pmif.Contracts.Risk.V1;
using Pmif.Web.Peers;

namespace Pmif.Web.Features.Risks;

/// <summary>Asks for the risk register, and for the names of what its risks are linked to.</summary>
public sealed class RiskParts(Pmif.Contracts.Risk.V1.Risks.RisksClient risks, MeasureList measures, Plan plan, Ask ask)
{
    private const int MostPages = 20;

    /// <summary>The register: those that need a review first, then by current score, closed ones last.</summary>
    public Task<Part<IReadOnlyList<RiskEntry>>> All(CancellationToken ct) => ask.For("The risk register", () => Read(ct), ct);

    /// <summary>One risk.</summary>
    public Task<Part<RiskEntry>> One(string code, CancellationToken ct) =>
        ask.For("The risk register", () => risks.GetRiskAsync(new() { Code = code }, cancellationToken: ct).ResponseAsync, ct);

    /// <summary>The names of measures and objectives; where a service cannot be asked, codes stand for names.</summary>
    public async Task<RiskNames> Names(CancellationToken ct)
    {
        var known = ask.For("The measures register", () => measures.ByCode(ct), ct);
        var current = await plan.Current(ct);
        return new RiskNames(
            (await known).Value?.ToDictionary(pair => pair.Key, pair => pair.Value.Name) ?? [],
            (current.Value?.Objectives ?? []).ToDictionary(objective => objective.Code, objective => objective.Name));
    }

    private async Task<IReadOnlyList<RiskEntry>> Read(CancellationToken ct)
    {
        var all = new List<RiskEntry>();
        var request = new ListRisksRequest { Limit = 1000 };
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await risks.ListRisksAsync(request, cancellationToken: ct);
            all.AddRange(answer.Risks);
            if (answer.Next.Length == 0)
                break;
            request.Cursor = answer.Next;
        }
        return [.. all.OrderBy(risk => risk.State switch { "review-needed" => 0, "closed" => 2, _ => 1 }).ThenByDescending(risk => risk.Current?.Score ?? 0)];
    }
}

/// <summary>Names by code.</summary>
public sealed record RiskNames(IReadOnlyDictionary<string, string> Measures, IReadOnlyDictionary<string, string> Objectives)
{
    /// <summary>The name of a measure, or its code.</summary>
    public string Measure(string code) => Measures.GetValueOrDefault(code, code);

    /// <summary>The name of an objective, or its code.</summary>
    public string Objective(string code) => Objectives.GetValueOrDefault(code, code);
}
