using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Targets;

public sealed class SetTargetsTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Answers_the_amber_threshold_of_each_period()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly", unit = "percent" });
        var (_, answer) = await Put(measure, """
            { "baseline": {"period": "2023-04-01/P1Y", "value": 73.23}, "tolerance": {"unit": "percentage-points", "amount": 5},
              "targets": [ {"period": "2024-04-01/P1Y", "value": 75, "stretch": 80} ], "trajectory": "linear", "reason": "plan" }
            """);
        Assert.Equal(1, (int)answer["version"]!);
        Assert.Equal(
            [("2024-04-01/P3M", 73.6725m, 68.6725m), ("2024-07-01/P3M", 74.115m, 69.115m), ("2024-10-01/P3M", 74.5575m, 69.5575m), ("2025-01-01/P3M", 75m, 70m), ("2024-04-01/P1Y", 75m, 70m)],
            answer["resolved"]!.AsArray().Select(line => ((string)line!["period"]!, (decimal)line["target"]!, (decimal)line["amber"]!)));
        var stored = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/targets"))!;
        Assert.Equal(("plan", "demo administrator"), ((string?)stored["reason"], (string?)stored["recordedBy"]));
    }

    [Fact]
    public async Task Rates_the_latest_value_anew_and_leaves_earlier_colours_as_they_were()
    {
        var measure = await fixture.DefineMeasure();
        await Put(measure, Explicit(10));
        await fixture.Push($"measure,period,value\n{measure},2024-04,9.6\n{measure},2024-05,9.6\n");
        var before = DateTimeOffset.UtcNow;
        await Put(measure, Explicit(12));

        var series = await fixture.Series(measure);
        Assert.Equal([("amber", 10m, 1), ("red", 12m, 2)], series["points"]!.AsArray().Select(point => ((string)point!["rag"]!, (decimal)point["target"]!, (int)point["revision"]!)));
        Assert.Equal(("red", 2), ((string?)series["state"]!["rag"], (int)series["state"]!["revision"]!));
        var then = await fixture.Series(measure, $"?asOf={Uri.EscapeDataString(before.ToString("O"))}");
        Assert.Equal(["amber", "amber"], then["points"]!.AsArray().Select(point => (string?)point!["rag"]));
    }

    [Fact]
    public async Task Rates_values_that_had_no_target_yet()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,10\n{measure},2024-05,1\n{measure},2024-06,10\n");
        await Put(measure, Explicit(10));
        Assert.Equal(["green", "red", "green"], (await fixture.Series(measure))["points"]!.AsArray().Select(point => (string?)point!["rag"]));
    }

    [Fact]
    public async Task Changes_nothing_when_the_targets_are_the_same()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,10\n");
        await Put(measure, Explicit(10));
        var (_, again) = await Put(measure, Explicit(10));
        Assert.Equal(1, (int)again["version"]!);
        Assert.Equal(2, (int)(await fixture.Series(measure))["state"]!["revision"]!);
    }

    [Fact]
    public async Task Keeps_the_targets_of_a_breakdown_apart()
    {
        var (measure, area) = (await fixture.DefineMeasure(), await fixture.DefineBreakdown());
        await fixture.Push($"measure,breakdown,period,value\n{measure},,2024-04,10\n{measure},{area},2024-04,10\n");
        await Put(measure, Explicit(20, area));
        Assert.Equal("baseline", (string?)(await fixture.Series(measure))["state"]!["rag"]);
        Assert.Equal("red", (string?)(await fixture.Series(measure, $"?breakdown={area}"))["state"]!["rag"]);
    }

    [Fact]
    public async Task Takes_seasons_from_three_complete_years_of_values()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly" });
        const string seasonal = """{ "tolerance": {"unit": "relative", "amount": 5}, "targets": [ {"period": "2024-04-01/P1Y", "value": 200} ], "trajectory": "seasonal" }""";
        Assert.Equal("measures.seasonal-history", (string?)(await Put(measure, seasonal)).Body["code"]);
        await fixture.Push("measure,period,value\n" + string.Concat(from year in Enumerable.Range(2021, 3) from quarter in Enumerable.Range(1, 4)
            select $"{measure},{year}/{(year + 1) % 100} Q{quarter},{quarter * 10}\n"));
        var (_, answer) = await Put(measure, seasonal);
        Assert.Equal([20m, 40m, 60m, 80m, 200m], answer["resolved"]!.AsArray().Select(line => (decimal)line!["target"]!));
    }

    [Theory]
    [InlineData("""{ "targets": [ {"period": "2024-04-01/P1Y", "value": 10} ] }""", "measures.tolerance-missing")]
    [InlineData("""{ "tolerance": {"unit": "relative", "amount": 5}, "targets": [ {"period": "2024-04-01/P1Y", "value": 0} ] }""", "measures.tolerance-of-zero")]
    [InlineData("""{ "tolerance": {"unit": "threshold", "amount": 0}, "targets": [ {"period": "2024-04-01/P1Y", "value": 10, "amber": 11} ] }""", "measures.amber-side")]
    [InlineData("""{ "tolerance": {"unit": "relative", "amount": -5}, "targets": [ {"period": "2024-04-01/P1Y", "value": 10} ] }""", "measures.tolerance-negative")]
    [InlineData("""{ "tolerance": {"unit": "relative"}, "targets": [ {"period": "2024/25", "value": 10} ] }""", "request.invalid")]
    [InlineData("""{ "breakdown": "nowhere", "tolerance": {"unit": "relative", "amount": 5}, "targets": [] }""", "measures.breakdown-not-found")]
    public async Task Refuses_targets_that_are_not_sound(string body, string code)
    {
        var measure = await fixture.DefineMeasure();
        var (status, problem) = await Put(measure, body);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Lets_only_an_administrator_set_them()
    {
        var measure = await fixture.DefineMeasure();
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PutAsJsonAsync($"/v1/measures/{measure}/targets", JsonNode.Parse(Explicit(1)))).StatusCode);
    }

    private static string Explicit(decimal value, string breakdown = "") =>
        $$"""{ "breakdown": "{{breakdown}}", "tolerance": {"unit": "relative", "amount": 5}, "targets": [ {"period": "2024-04-01/P1Y", "value": {{value}}} ], "reason": "plan" }""";

    private async Task<(HttpStatusCode Status, JsonNode Body)> Put(string measure, string body)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{measure}/targets", JsonNode.Parse(body));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
