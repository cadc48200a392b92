using Pmif.Framework.Domain.Plans;
using Pmif.Framework.Domain.Yaml;

namespace Pmif.Framework.Tests.Domain.Yaml;

public sealed class PlanReaderTests
{
    [Fact]
    public void Reads_every_part_of_a_framework()
    {
        var (plan, issues) = PlanReader.Read(Sample.Yaml);

        Assert.Empty(issues);
        Assert.Equal(("sample", "E08000037", new DateOnly(2024, 4, 1)), (plan!.Code, plan.AreaCode, plan.EffectiveFrom));
        Assert.Equal(new Accountability("Children", "Families", "Director of Children", "Early Help"), plan.Objectives[0].Accountability);
        Assert.Equal(["INT-B", "INT-A"], plan.Objectives[0].Interventions);
        Assert.Equal(new Milestone("INT-A-M1", "Plan refreshed", new DateOnly(2027, 3, 31)), Assert.Single(plan.Interventions[0].Milestones));
        Assert.Equal([7, 10, 1, 4], plan.Calendar[0].Months);
        Assert.Equal((Cadence.Quarterly, 21), (plan.Calendar[1].Cadence, plan.Calendar[1].OffsetDays));
    }

    [Fact]
    public void Accountability_and_lists_may_be_left_out()
    {
        var objective = PlanReader.Read(Sample.Yaml).Plan!.Objectives[1];

        Assert.Equal(new Accountability("", "", "", ""), objective.Accountability);
        Assert.Empty(objective.Outcomes);
    }

    [Theory]
    [InlineData("vision: Everyone thrives", "slogan: x", "framework.key-unknown", "slogan")]
    [InlineData("name: Best start", "nmae: Best start", "framework.key-unknown", "objectives[0].nmae")]
    [InlineData("name: Best start", "name: ''", "framework.text-missing", "objectives[0].name")]
    [InlineData("name: Best start", "name: [a]", "framework.shape", "objectives[0].name")]
    [InlineData("name: Best start", "name: \"a\\u0007b\"", "framework.text-invalid", "objectives[0].name")]
    [InlineData("name: Best start", "name: \"a\\nb\"", "framework.text-invalid", "objectives[0].name")]
    [InlineData("- code: PO2", "- code: PO1", "framework.code-duplicate", "objectives[1].code")]
    [InlineData("- code: PO2", "- code: po1", "framework.code-duplicate", "objectives[1].code")]
    [InlineData("- code: PO2", "- code: P O2", "framework.code-invalid", "objectives[1].code")]
    [InlineData("- code: PO1-O2", "- code: PO1-O1", "framework.code-duplicate", "objectives[0].outcomes[1].code")]
    [InlineData("[INT-B, INT-A]", "[INT-B, INT-C]", "framework.intervention-unknown", "objectives[0].interventions[1]")]
    [InlineData("[INT-B, INT-A]", "[INT-A, INT-A]", "framework.intervention-repeated", "objectives[0].interventions[1]")]
    [InlineData("[CHI02, CHI01]", "[CHI02, CHI02]", "framework.measure-repeated", "objectives[0].outcomes[0].measures[1]")]
    [InlineData("E08000037", "Gateshead", "framework.area-code-invalid", "areaCode")]
    [InlineData("2024-04-01", "1 April 2024", "framework.date-invalid", "effectiveFrom")]
    [InlineData("due: 2027-03-31", "due: 2027-02-30", "framework.date-invalid", "interventions[0].milestones[0].due")]
    [InlineData("by: objective", "by: directorate", "framework.word-unknown", "scorecards[0].by")]
    [InlineData("    by: objective", "    perspectives: []", "framework.scorecard-groups", "scorecards[0]")]
    [InlineData("cadence: quarterly, months", "cadence: weekly, months", "framework.word-unknown", "calendar[0].cadence")]
    [InlineData("[7, 10, 1, 4]", "[7, 13]", "framework.month-invalid", "calendar[0].months[1]")]
    [InlineData("[7, 10, 1, 4]", "[7, July]", "framework.number-invalid", "calendar[0].months[1]")]
    [InlineData("offsetDays: 21", "offsetDays: -1", "framework.offset-invalid", "calendar[1].offsetDays")]
    public void Says_what_is_wrong_and_on_which_line(string text, string instead, string code, string path)
    {
        var yaml = Sample.Yaml.Replace(text, instead, StringComparison.Ordinal);

        var (plan, issues) = PlanReader.Read(yaml);

        Assert.Null(plan);
        var issue = Assert.Single(issues, i => i.Path == path);
        Assert.Equal(code, issue.Code);
        Assert.Equal(Sample.LineOf(Sample.Yaml, code == "framework.scorecard-groups" ? "- code: corporate-plan" : text), issue.Line);
    }

    [Fact]
    public void Finds_everything_in_one_pass_in_the_order_of_the_lines()
    {
        var yaml = Sample.Yaml.Replace("2024-04-01", "soon", StringComparison.Ordinal).Replace("[INT-B, INT-A]", "[INT-X, INT-Y]", StringComparison.Ordinal)
            .Replace("name: Employees", "title: Employees", StringComparison.Ordinal);

        var (_, issues) = PlanReader.Read(yaml);

        Assert.Equal(
            ["framework.date-invalid", "framework.intervention-unknown", "framework.intervention-unknown", "framework.key-unknown", "framework.text-missing"],
            issues.Select(i => i.Code));
        Assert.Equal(issues.OrderBy(i => i.Line), issues);
    }

    [Fact]
    public void What_is_missing_is_told_at_the_line_of_what_should_hold_it()
    {
        var yaml = Sample.Yaml.Replace("    name: Good work\n", "", StringComparison.Ordinal);

        var issue = Assert.Single(PlanReader.Read(yaml).Issues);

        Assert.Equal(("framework.text-missing", "objectives[1].name", Sample.LineOf(yaml, "- code: PO2")), (issue.Code, issue.Path, issue.Line));
    }

    [Fact]
    public void Tells_no_more_issues_than_a_person_can_use()
    {
        var objectives = string.Concat(Enumerable.Range(0, 500).Select(_ => "  - x: y\n"));

        Assert.Equal(PlanIssue.Most, PlanReader.Read("objectives:\n" + objectives).Issues.Count);
    }

    [Fact]
    public void Words_that_look_like_other_things_stay_words()
    {
        var (plan, issues) = PlanReader.Read(Sample.Yaml.Replace("name: Best start", "name: no", StringComparison.Ordinal).Replace("code: PO2", "code: 2024", StringComparison.Ordinal));

        Assert.Empty(issues);
        Assert.Equal(("no", "2024"), (plan!.Objectives[0].Name, plan.Objectives[1].Code));
    }
}
