namespace Pmif.Framework.Domain.Plans;

/// <summary>The content of one version of the framework, in the order its authors gave it.</summary>
/// <param name="Code">Code of the framework.</param>
/// <param name="AreaCode">GSS code of the council's area; empty where it has none.</param>
/// <param name="EffectiveFrom">First day it speaks for.</param>
/// <param name="Interventions">All interventions; objectives name the ones that serve them.</param>
public sealed record Plan(
    string Code, string Name, string Council, string AreaCode, string Vision, DateOnly EffectiveFrom,
    IReadOnlyList<Objective> Objectives, IReadOnlyList<Intervention> Interventions,
    IReadOnlyList<Scorecard> Scorecards, IReadOnlyList<CalendarEntry> Calendar);

/// <summary>A policy objective.</summary>
/// <param name="Interventions">Codes; an intervention may serve several objectives.</param>
public sealed record Objective(
    string Code, string Name, Accountability Accountability, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<string> Interventions);

/// <summary>Who answers for an objective; a part that is not known yet is empty.</summary>
public sealed record Accountability(string PortfolioHolder, string Committee, string Director, string Lead);

/// <summary>An end state for people or place, and the measures that tell of it.</summary>
public sealed record Outcome(string Code, string Name, IReadOnlyList<string> Measures);

/// <summary>What the council does to move outcomes.</summary>
/// <param name="Parts">Named parts of it, if any.</param>
public sealed record Intervention(string Code, string Name, IReadOnlyList<string> Parts, IReadOnlyList<Milestone> Milestones);

/// <summary>A dated deliverable.</summary>
public sealed record Milestone(string Code, string Name, DateOnly Due);
