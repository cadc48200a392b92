using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Domain.Yaml;

/// <summary>
/// A framework as YAML. The same framework always gives the same text, and <see cref="PlanReader"/> reads the same framework from it,
/// so two frameworks are alike exactly when their texts are.
/// </summary>
public static class PlanWriter
{
    /// <summary>The text, with line feeds.</summary>
    public static string Write(Plan plan) => YamlWriter.Document(root => root
        .Text("code", plan.Code)
        .Text("name", plan.Name)
        .Text("council", plan.Council)
        .Text("areaCode", plan.AreaCode)
        .Text("vision", plan.Vision)
        .Plain("effectiveFrom", Day(plan.EffectiveFrom))
        .Maps("objectives", plan.Objectives, Objective)
        .Maps("interventions", plan.Interventions, Intervention)
        .Maps("scorecards", plan.Scorecards, Scorecard)
        .Maps("calendar", plan.Calendar, Entry));

    private static void Objective(YamlWriter map, Objective objective) => map
        .Text("code", objective.Code)
        .Text("name", objective.Name)
        .Map("accountability", roles => roles
            .Text("portfolioHolder", objective.Accountability.PortfolioHolder)
            .Text("committee", objective.Accountability.Committee)
            .Text("director", objective.Accountability.Director)
            .Text("lead", objective.Accountability.Lead))
        .Maps("outcomes", objective.Outcomes, (at, outcome) => at.Text("code", outcome.Code).Text("name", outcome.Name).Codes("measures", outcome.Measures))
        .Codes("interventions", objective.Interventions);

    private static void Intervention(YamlWriter map, Intervention intervention) => map
        .Text("code", intervention.Code)
        .Text("name", intervention.Name)
        .Texts("parts", intervention.Parts)
        .Maps("milestones", intervention.Milestones, (at, m) => at.Text("code", m.Code).Text("name", m.Name).Plain("due", Day(m.Due)));

    private static void Scorecard(YamlWriter map, Scorecard scorecard)
    {
        map.Text("code", scorecard.Code).Text("name", scorecard.Name);
        if (scorecard.ByObjective)
            map.Text("by", "objective");
        else
            map.Maps("perspectives", scorecard.Perspectives, (at, p) => at.Text("code", p.Code).Text("name", p.Name).Codes("measures", p.Measures));
    }

    private static void Entry(YamlWriter map, CalendarEntry entry)
    {
        map.Text("code", entry.Code).Text("name", entry.Name).Text("body", entry.Body).Text("cadence", Words.Of(entry.Cadence));
        if (entry.Months.Count > 0)
            map.Numbers("months", [.. entry.Months.Select(month => month.ToString(CultureInfo.InvariantCulture))]);
        if (entry.OffsetDays is { } days)
            map.Plain("offsetDays", days.ToString(CultureInfo.InvariantCulture));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
