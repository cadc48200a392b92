namespace Pmif.Framework.Domain.Plans;

/// <summary>What a group of a scorecard stands for.</summary>
public enum GroupKind { Objective, Perspective }

/// <summary>A scorecard: either grouped by objective, or by perspectives of the council's own naming.</summary>
/// <param name="ByObjective">One group for each objective; there are no perspectives then.</param>
public sealed record Scorecard(string Code, string Name, bool ByObjective, IReadOnlyList<Perspective> Perspectives)
{
    /// <summary>
    /// The groups a reader sees. By objective: one for each, with the measures of its outcomes in their order,
    /// each measure once at its first place, and an objective without measures still shown.
    /// </summary>
    public IReadOnlyList<ScorecardGroup> GroupsOf(IReadOnlyList<Objective> objectives) => ByObjective
        ? [.. objectives.Select(o => new ScorecardGroup(o.Code, o.Name, GroupKind.Objective, [.. o.Outcomes.SelectMany(x => x.Measures).Distinct()]))]
        : [.. Perspectives.Select(p => new ScorecardGroup(p.Code, p.Name, GroupKind.Perspective, p.Measures))];
}

/// <summary>One side from which a scorecard looks at the council.</summary>
public sealed record Perspective(string Code, string Name, IReadOnlyList<string> Measures);

/// <summary>A group of measures on a scorecard.</summary>
public sealed record ScorecardGroup(string Code, string Name, GroupKind Kind, IReadOnlyList<string> Measures);
