using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Data.Rows;

/// <summary>A plan as rows of one version, and back.</summary>
public static class PlanRows
{
    /// <summary>A new version in force from now.</summary>
    public static FrameworkVersionRow InForce(Plan plan, int version, DateTimeOffset now, string by) => new()
    {
        Version = version,
        State = VersionState.InForce,
        Code = plan.Code,
        Name = plan.Name,
        Council = plan.Council,
        AreaCode = plan.AreaCode,
        Vision = plan.Vision,
        EffectiveFrom = plan.EffectiveFrom,
        RecordedAt = now,
        RecordedBy = by,
        States = [new() { Version = version, State = VersionState.InForce, At = now, By = by }],
        Objectives = [.. plan.Objectives.Select((o, i) => Row(o, version, i))],
        Interventions = [.. plan.Interventions.Select((n, i) => Row(n, version, i))],
        Scorecards = [.. plan.Scorecards.Select((s, i) => Row(s, version, i))],
        Calendar = [.. plan.Calendar.Select((c, i) => Row(c, version, i))],
    };

    /// <summary>The content of a version that was loaded whole.</summary>
    public static Plan ToPlan(this FrameworkVersionRow row) => new(
        row.Code, row.Name, row.Council, row.AreaCode, row.Vision, row.EffectiveFrom,
        [.. row.Objectives.OrderBy(o => o.Position).Select(ToObjective)],
        [.. row.Interventions.OrderBy(i => i.Position).Select(i => new Intervention(
            i.Code, i.Name, i.Parts, [.. i.Milestones.OrderBy(m => m.Position).Select(m => new Milestone(m.Code, m.Name, m.Due))]))],
        [.. row.Scorecards.OrderBy(s => s.Position).Select(s => new Scorecard(
            s.Code, s.Name, s.ByObjective, [.. s.Perspectives.OrderBy(p => p.Position).Select(ToPerspective)]))],
        [.. row.Calendar.OrderBy(c => c.Position).Select(c => new CalendarEntry(c.Code, c.Name, c.Body, c.Cadence, c.Months, c.OffsetDays))]);

    private static Objective ToObjective(ObjectiveRow row) => new(
        row.Code, row.Name, new Accountability(row.PortfolioHolder, row.Committee, row.Director, row.Lead),
        [.. row.Outcomes.OrderBy(o => o.Position).Select(o => new Outcome(o.Code, o.Name, [.. o.Measures.OrderBy(m => m.Position).Select(m => m.Measure)]))],
        [.. row.Interventions.OrderBy(i => i.Position).Select(i => i.InterventionCode)]);

    private static Perspective ToPerspective(PerspectiveRow row) =>
        new(row.Code, row.Name, [.. row.Measures.OrderBy(m => m.Position).Select(m => m.Measure)]);

    private static ObjectiveRow Row(Objective objective, int version, int position) => new()
    {
        Version = version,
        Code = objective.Code,
        Position = position,
        Name = objective.Name,
        PortfolioHolder = objective.Accountability.PortfolioHolder,
        Committee = objective.Accountability.Committee,
        Director = objective.Accountability.Director,
        Lead = objective.Accountability.Lead,
        Outcomes = [.. objective.Outcomes.Select((o, i) => new OutcomeRow
        {
            Version = version,
            Code = o.Code,
            ObjectiveCode = objective.Code,
            Position = i,
            Name = o.Name,
            Measures = [.. o.Measures.Select((m, j) => new OutcomeMeasureRow { Version = version, OutcomeCode = o.Code, Measure = m, Position = j })],
        })],
        Interventions = [.. objective.Interventions.Select((code, i) => new ObjectiveInterventionRow
        {
            Version = version,
            ObjectiveCode = objective.Code,
            InterventionCode = code,
            Position = i,
        })],
    };

    private static InterventionRow Row(Intervention intervention, int version, int position) => new()
    {
        Version = version,
        Code = intervention.Code,
        Position = position,
        Name = intervention.Name,
        Parts = [.. intervention.Parts],
        Milestones = [.. intervention.Milestones.Select((m, i) => new MilestoneRow
        {
            Version = version,
            Code = m.Code,
            InterventionCode = intervention.Code,
            Position = i,
            Name = m.Name,
            Due = m.Due,
        })],
    };

    private static ScorecardRow Row(Scorecard scorecard, int version, int position) => new()
    {
        Version = version,
        Code = scorecard.Code,
        Position = position,
        Name = scorecard.Name,
        ByObjective = scorecard.ByObjective,
        Perspectives = [.. scorecard.Perspectives.Select((p, i) => new PerspectiveRow
        {
            Version = version,
            ScorecardCode = scorecard.Code,
            Code = p.Code,
            Position = i,
            Name = p.Name,
            Measures = [.. p.Measures.Select((m, j) => new PerspectiveMeasureRow
            {
                Version = version,
                ScorecardCode = scorecard.Code,
                PerspectiveCode = p.Code,
                Measure = m,
                Position = j,
            })],
        })],
    };

    private static CalendarEntryRow Row(CalendarEntry entry, int version, int position) => new()
    {
        Version = version,
        Code = entry.Code,
        Position = position,
        Name = entry.Name,
        Body = entry.Body,
        Cadence = entry.Cadence,
        Months = [.. entry.Months],
        OffsetDays = entry.OffsetDays,
    };
}
