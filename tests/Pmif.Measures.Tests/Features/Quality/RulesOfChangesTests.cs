using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Measures.Tests.Features.Collection;
using Pmif.Measures.Tests.Features.Commentary;

namespace Pmif.Measures.Tests.Features.Quality;

/// <summary>Rules are asked of whatever changes a value, not of submissions alone.</summary>
public sealed class RulesOfChangesTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task A_correction_says_which_rules_it_would_not_keep_when_it_is_proposed_listed_and_accepted()
    {
        var measure = await fixture.DefineMeasure();
        await SetRules(measure, new { kind = "max", limit = 100 }, new { kind = "never-falls" });
        await fixture.Push($"measure,period,value\n{measure},2024-04,90\n{measure},2024-05,95\n");
        string[] expected = [$"measures.rule-max: {measure}, April 2024: 120 is more than 100.", $"measures.rule-never-falls: {measure}, May 2024: 95 is less than the 120 before."];

        var (_, proposed) = await fixture.Hr.Post("/v1/corrections", new { measure, period = "2024-04", value = 120, reason = "Miscounted" });
        Assert.Equal(expected, proposed["warnings"].Strings());
        Assert.Equal(expected, (await fixture.Hr.Post("/v1/corrections", new { measure, period = "2024-04", value = 120, reason = "Miscounted" })).Body["warnings"].Strings());
        Assert.Equal(expected, (await fixture.Administrator.Read($"/v1/corrections/{proposed["id"]}")).Body["warnings"].Strings());
        Assert.Equal(expected, (await fixture.Administrator.Read($"/v1/corrections?measure={measure}&state=proposed")).Body["items"]![0]!["warnings"].Strings());

        var (status, accepted) = await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { });
        Assert.Equal((HttpStatusCode.OK, "accepted"), (status, (string?)accepted["state"]));
        Assert.Equal(expected, accepted["warnings"].Strings());
        Assert.Equal(expected, (await fixture.Hr.Read($"/v1/submissions/{accepted["submission"]}")).Body["warnings"].Strings());
    }

    [Fact]
    public async Task A_correction_is_held_against_things_as_they_stand_when_it_is_looked_at()
    {
        var (part, whole) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        await SetRules(part, new { kind = "at-most", measures = new[] { whole } });
        await fixture.Push($"measure,period,value\n{part},2024-04,4\n{whole},2024-04,10\n");
        var (_, proposed) = await fixture.Hr.Post("/v1/corrections", new { measure = part, period = "2024-04", value = 8, reason = "Miscounted" });
        Assert.Empty(proposed["warnings"].Strings());
        await fixture.Push($"measure,period,value\n{whole},2024-04,6\n");
        Assert.Equal([$"measures.rule-at-most: {part}, April 2024: 8 is more than {whole}, which is 6."], (await fixture.Administrator.Read($"/v1/corrections/{proposed["id"]}")).Body["warnings"].Strings());
        Assert.Empty((await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/reject", new { reason = "No" })).Body["warnings"].Strings());
    }

    [Fact]
    public async Task Undoing_a_submission_says_which_rules_what_stands_again_does_not_keep()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,150\n");
        var better = await fixture.Push($"measure,period,value\n{measure},2024-04,90\n");
        await SetRules(measure, new { kind = "max", limit = 100 });
        var (_, receipt) = await fixture.Hr.Post($"/v1/submissions/{better["id"]}/revert", new { reason = "It was right" });
        string[] expected = [$"measures.rule-max: {measure}, April 2024: 150 is more than 100."];
        Assert.Equal(expected, receipt["warnings"].Strings());
        Assert.Equal(expected, (await fixture.Hr.Read($"/v1/submissions/{receipt["id"]}")).Body["warnings"].Strings());
    }

    [Fact]
    public async Task A_composite_that_its_parts_push_beyond_a_rule_is_told_in_their_receipt()
    {
        var (over, under) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await fixture.DefineComposite(over, under, new { decimals = 2 });
        await SetRules(rate, new { kind = "max", limit = 1 });
        await fixture.Push($"measure,period,value\n{over},2024-04,5\n{under},2024-04,10\n");
        string[] expected = [$"measures.rule-max: {rate}, April 2024: 1.5 is more than 1."],
            later = [$"measures.rule-later: {rate} is computed from these figures; the rules about it are asked when they are stored."];

        Assert.Equal(later, (await fixture.Push($"measure,period,value\n{over},2024-04,15\n", "?dryRun=true"))["warnings"].Strings());
        var wrong = await fixture.Push($"measure,period,value\n{over},2024-04,15\n");
        Assert.Equal(expected, wrong["warnings"].Strings());
        Assert.Empty((await fixture.Hr.Post($"/v1/submissions/{wrong["id"]}/revert", new { reason = "Wrong" })).Body["warnings"].Strings());

        var (_, proposed) = await fixture.Hr.Post("/v1/corrections", new { measure = over, period = "2024-04", value = 15, reason = "Miscounted" });
        Assert.Equal(later, proposed["warnings"].Strings());
        Assert.Equal(expected, (await fixture.Administrator.Post($"/v1/corrections/{proposed["id"]}/accept", new { })).Body["warnings"].Strings());
    }

    private async Task SetRules(string measure, params object[] rules)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{measure}/rules", new { rules, reason = "Agreed with the service" });
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
