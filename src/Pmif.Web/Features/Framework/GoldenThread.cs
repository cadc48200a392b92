using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Web.Features.Framework;

/// <summary>The plan with the names and the present status of what it refers to by code.</summary>
public sealed class GoldenThread(
    FrameworkVersion plan, IReadOnlyDictionary<string, Measure>? measures, IReadOnlyDictionary<string, SeriesState>? states)
{
    /// <summary>The interventions of an objective, in its order; a code that the plan does not explain is shown as it is.</summary>
    public IEnumerable<Intervention> Interventions(Objective objective) =>
        objective.Interventions.Select(code => plan.Interventions.FirstOrDefault(other => other.Code == code) ?? new Intervention { Code = code, Name = code });

    /// <summary>The other objectives that an intervention serves.</summary>
    public IEnumerable<Objective> AlsoServes(Intervention intervention, Objective objective) =>
        plan.Objectives.Where(other => other.Code != objective.Code && other.Interventions.Contains(intervention.Code));

    /// <summary>The name of a measure, or its code.</summary>
    public string NameOf(string measure) => measures?.GetValueOrDefault(measure)?.Name ?? measure;

    /// <summary>The status of a measure for the whole council; null where it is not known.</summary>
    public SeriesState? StateOf(string measure) => states?.GetValueOrDefault(measure);
}
