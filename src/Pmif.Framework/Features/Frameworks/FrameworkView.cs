using Pmif.Framework.Data.Rows;
using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Features.Frameworks;

/// <summary>A version of the framework as readers see it.</summary>
/// <param name="Interventions">Each once, with the objectives it serves.</param>
public sealed record FrameworkView(
    int Version, VersionState State, string Code, string Name, string Council, string AreaCode, string Vision, DateOnly EffectiveFrom,
    DateTimeOffset RecordedAt, string RecordedBy,
    IReadOnlyList<ObjectiveView> Objectives, IReadOnlyList<SharedInterventionView> Interventions,
    IReadOnlyList<ScorecardView> Scorecards, IReadOnlyList<CalendarEntry> Calendar)
{
    internal static FrameworkView Of(FrameworkVersionRow row)
    {
        var plan = row.ToPlan();
        var interventions = plan.Interventions.ToDictionary(i => i.Code);
        return new(
            row.Version, row.State, plan.Code, plan.Name, plan.Council, plan.AreaCode, plan.Vision, plan.EffectiveFrom, row.RecordedAt, row.RecordedBy,
            [.. plan.Objectives.Select(o => new ObjectiveView(o.Code, o.Name, o.Accountability, o.Outcomes, [.. o.Interventions.Select(code => interventions[code])]))],
            [.. plan.Interventions.Select(i => new SharedInterventionView(
                i.Code, i.Name, i.Parts, i.Milestones, [.. plan.Objectives.Where(o => o.Interventions.Contains(i.Code)).Select(o => o.Code)]))],
            [.. plan.Scorecards.Select(s => new ScorecardView(s.Code, s.Name, s.GroupsOf(plan.Objectives)))],
            plan.Calendar);
    }
}

/// <summary>An objective with the interventions that serve it, written out.</summary>
public sealed record ObjectiveView(
    string Code, string Name, Accountability Accountability, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Intervention> Interventions);

/// <summary>An intervention and the codes of the objectives it serves.</summary>
public sealed record SharedInterventionView(
    string Code, string Name, IReadOnlyList<string> Parts, IReadOnlyList<Milestone> Milestones, IReadOnlyList<string> Objectives);

/// <summary>A scorecard with its groups.</summary>
public sealed record ScorecardView(string Code, string Name, IReadOnlyList<ScorecardGroup> Groups);
