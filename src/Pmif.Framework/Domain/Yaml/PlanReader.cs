using Pmif.Framework.Domain.Plans;

namespace Pmif.Framework.Domain.Yaml;

/// <summary>A framework from its YAML text.</summary>
public static class PlanReader
{
    /// <summary>
    /// The framework, or everything that is wrong with the text, each with its line. Unknown keys, repeated codes and references
    /// to what is not there are wrong; a list that is left out is empty.
    /// </summary>
    public static (Plan? Plan, IReadOnlyList<PlanIssue> Issues) Read(string text)
    {
        var (root, unreadable) = YamlTree.Read(text);
        if (root is null)
            return (null, [unreadable!]);

        var source = new PlanSource();
        var reader = new MapReader(root, "", source);
        var plan = Plan(reader);
        reader.RefuseTheRest();
        var issues = source.Located(PlanRules.Check(plan));
        return issues.Count == 0 ? (plan, []) : (null, issues);
    }

    private static Plan Plan(MapReader map) => new(
        map.Text("code"), map.Text("name"), map.Text("council"), map.Text("areaCode"), map.Text("vision"), map.Day("effectiveFrom"),
        map.List("objectives", Objective), map.List("interventions", Intervention), map.List("scorecards", Scorecard), map.List("calendar", Entry));

    private static Objective Objective(MapReader map) => new(
        map.Text("code"), map.Text("name"), map.Map("accountability", Accountability), map.List("outcomes", Outcome), map.Texts("interventions"));

    private static Accountability Accountability(MapReader map) =>
        new(map.Text("portfolioHolder"), map.Text("committee"), map.Text("director"), map.Text("lead"));

    private static Outcome Outcome(MapReader map) => new(map.Text("code"), map.Text("name"), map.Texts("measures"));

    private static Intervention Intervention(MapReader map) =>
        new(map.Text("code"), map.Text("name"), map.Texts("parts"), map.List("milestones", Milestone));

    private static Milestone Milestone(MapReader map) => new(map.Text("code"), map.Text("name"), map.Day("due"));

    private static Scorecard Scorecard(MapReader map)
    {
        var byObjective = map.Has("by");
        if (map.Text("by") is var by && byObjective && by != "objective")
            map.Refuse("by", "framework.word-unknown", "'by' is: objective.");
        return new(map.Text("code"), map.Text("name"), byObjective, map.List("perspectives", Perspective));
    }

    private static Perspective Perspective(MapReader map) => new(map.Text("code"), map.Text("name"), map.Texts("measures"));

    private static CalendarEntry Entry(MapReader map) => new(
        map.Text("code"), map.Text("name"), map.Text("body"), map.Word<Cadence>("cadence"), map.Numbers("months"), map.Number("offsetDays"));
}
