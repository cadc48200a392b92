using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Targets;

/// <summary>Versions of targets, what they would come to, and which of them a period is judged by.</summary>
public sealed class TargetVersionsTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Tries_targets_out_without_storing_them()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly" });
        await Put(measure, Year(2024, 10));
        await fixture.Push($"measure,period,value\n{measure},2024/25 Q1,9.6\n");
        var (status, tried) = await Put(measure, Year(2025, 20), "?dryRun=true");

        Assert.Equal((HttpStatusCode.OK, true, 2), (status, (bool)tried["dryRun"]!, (int)tried["version"]!));
        Assert.Equal([("2025-04-01/P3M", 20m, 19m)], tried["resolved"]!.AsArray().Take(1).Select(line => ((string)line!["period"]!, (decimal)line["target"]!, (decimal)line["amber"]!)));
        Assert.Equal(["measures.targets-dropped"], tried["warnings"]!.AsArray().Select(warning => (string?)warning!["code"]));
        Assert.Equal(("amber", "amber"), ((string?)tried["latest"]!["rag"], (string?)tried["latest"]!["ragAfter"]));
        var (_, stricter) = await Put(measure, Year(2024, 12, """, "reason": "plan" """), "?dryRun=true");
        Assert.Equal(("amber", "red", 12m), ((string?)stricter["latest"]!["rag"], (string?)stricter["latest"]!["ragAfter"], (decimal)stricter["latest"]!["targetAfter"]!));
        Assert.Equal(1, (int)JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/targets"))!["version"]!);
        Assert.Equal("amber", (string?)(await fixture.Series(measure))["state"]!["rag"]);
        Assert.Equal("measures.tolerance-of-zero", (string?)(await Put(measure, Year(2025, 0), "?dryRun=true")).Body["code"]);
    }

    [Fact]
    public async Task Warns_of_a_target_whose_decimal_point_has_slipped_before_it_is_saved()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly" });
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(1, 4).Select(quarter => $"{measure},2024/25 Q{quarter},{100 + quarter}\n")));
        var (_, slipped) = await Put(measure, Year(2025, 10), "?dryRun=true");
        var (_, sound) = await Put(measure, Year(2025, 104), "?dryRun=true");

        Assert.Contains("measures.target-slipped-decimal", slipped["warnings"]!.AsArray().Select(warning => (string?)warning!["code"]));
        Assert.DoesNotContain("measures.target-slipped-decimal", sound["warnings"]!.AsArray().Select(warning => (string?)warning!["code"]));
    }

    [Fact]
    public async Task Shows_the_outer_bounds_of_a_range()
    {
        var measure = await fixture.DefineMeasure(new { polarity = "range", range = new { low = 8, high = 12 } });
        var (_, tried) = await Put(measure, """{ "tolerance": {"unit": "relative", "amount": 10}, "targets": [] }""", "?dryRun=true");
        Assert.Equal((7.2m, 13.2m), ((decimal)tried["resolvedRange"]!["amberLow"]!, (decimal)tried["resolvedRange"]!["amberHigh"]!));
    }

    [Fact]
    public async Task Reads_the_same_over_gRPC()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly" });
        await Put(measure, Year(2024, 10, """, "reason": "plan", "effectiveFrom": "2024-04-01" """));
        var client = new Contracts.Measures.V1.Targets.TargetsClient(fixture.Measures.Grpc);
        var set = await client.GetTargetsAsync(new() { Measure = measure });
        Assert.Equal((1, "2024-04-01", "relative", "5", "within-tolerance", "demo administrator"), (set.Version, set.EffectiveFrom, set.ToleranceUnit, set.ToleranceAmount, set.AmberRule, set.RecordedBy));
        Assert.Equal(("2024-04-01/P3M", "10", 9.5m, ""), (set.Lines[0].Period, set.Lines[0].Target, decimal.Parse(set.Lines[0].Amber), set.Lines[0].Stretch));
        Assert.Equal(Grpc.Core.StatusCode.NotFound, (await Assert.ThrowsAsync<Grpc.Core.RpcException>(async () => await client.GetTargetsAsync(new() { Measure = measure, Breakdown = await fixture.DefineBreakdown() }))).StatusCode);
    }

    [Fact]
    public async Task Judges_each_period_by_the_version_that_held_then()
    {
        var measure = await fixture.DefineMeasure();
        await Put(measure, Year(2024, 10));
        await Put(measure, Year(2025, 20, """, "effectiveFrom": "2025-04-01" """));
        await fixture.Push($"measure,period,value\n{measure},2024-05,9.6\n{measure},2025-05,19.6\n");

        Assert.Equal([("amber", 10m), ("amber", 20m)], (await fixture.Series(measure))["points"]!.AsArray().Select(point => ((string)point!["rag"]!, (decimal)point["target"]!)));
        Assert.Equal("1,2", await fixture.Query<string>("select string_agg(target_version::text, ',' order by c.period_start) from current_values c join series s on s.id = c.series_id join measures m on m.id = s.measure_id where m.code = $1", measure));
        // A late correction of the past is judged by the targets of then.
        await fixture.Push($"measure,period,value\n{measure},2024-05,10.1\n");
        Assert.Equal(("green", 10m), ((string?)(await fixture.Series(measure))["points"]![0]!["rag"], (decimal)(await fixture.Series(measure))["points"]![0]!["target"]!));
    }

    [Fact]
    public async Task Lists_every_version_newest_first_with_who_when_and_why()
    {
        var measure = await fixture.DefineMeasure();
        await Put(measure, Year(2024, 10));
        await Put(measure, Year(2024, 11, """, "reason": "Cabinet, 24 January", "judgedAgainst": "year-end", "amberRule": "if-improved" """));
        var first = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/targets/versions?limit=1"))!;
        var second = JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/targets/versions?limit=1&cursor={first["next"]}"))!;
        Assert.Equal((2, "Cabinet, 24 January", "demo administrator", "year-end", "if-improved"), ((int)first["items"]![0]!["version"]!, (string?)first["items"]![0]!["reason"],
            (string?)first["items"]![0]!["recordedBy"], (string?)first["items"]![0]!["judgedAgainst"], (string?)first["items"]![0]!["amberRule"]));
        Assert.Equal((1, 10m, null), ((int)second["items"]![0]!["version"]!, (decimal)second["items"]![0]!["targets"]![0]!["value"]!, (string?)second["next"]));
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.GetAsync("/v1/measures/nonsense/targets/versions")).StatusCode);
    }

    [Fact]
    public async Task Without_a_reason_no_colour_that_was_given_changes()
    {
        var measure = await fixture.DefineMeasure();
        await Put(measure, Year(2024, 10));
        await fixture.Push($"measure,period,value\n{measure},2024-05,9.6\n");
        await Put(measure, Year(2024, 12));
        Assert.Equal(("amber", 10m, "computed"), State(await fixture.Series(measure)));

        await Put(measure, Year(2024, 13, """, "reason": "Cabinet, 24 January" """));
        Assert.Equal(("red", 13m, "revised"), State(await fixture.Series(measure)));
        // Targets for next year alone take no colour away from this year.
        await Put(measure, Year(2025, 20, """, "reason": "next year" """));
        Assert.Equal(("red", 13m, "revised"), State(await fixture.Series(measure)));
        // A new figure is rated by the rule again.
        await fixture.Push($"measure,period,value\n{measure},2025-04,19.5\n");
        Assert.Equal(("amber", 20m, "computed"), State(await fixture.Series(measure)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Amber_that_asks_for_an_improvement_does_not_depend_on_which_year_came_in_first(bool lastYearFirst)
    {
        var measure = await fixture.DefineMeasure(new { frequency = "quarterly" });
        await Put(measure, """
            { "tolerance": {"unit": "relative", "amount": 10}, "amberRule": "if-improved",
              "targets": [ {"period": "2023-04-01/P1Y", "value": 100}, {"period": "2024-04-01/P1Y", "value": 100} ] }
            """);
        string[] pushes = [$"{measure},2023/24 Q1,50\n{measure},2023/24 Q2,80\n{measure},2023/24 Q3,89\n", $"{measure},2024/25 Q1,90\n{measure},2024/25 Q2,80\n{measure},2024/25 Q3,88\n"];
        foreach (var rows in lastYearFirst ? pushes : [.. pushes.Reverse()])
            await fixture.Push($"measure,period,value\n{rows}");
        Assert.Equal(["red", "red", "red", "green", "amber", "red"], await Rags(measure));

        // Last year's figure is corrected: what it was compared with follows, and the colour before stays on record.
        await fixture.Push($"measure,period,value\n{measure},2023/24 Q3,87.9\n");
        Assert.Equal(["red", "red", "red", "green", "amber", "amber"], await Rags(measure));
        Assert.Equal("amber", (string?)(await fixture.Series(measure))["state"]!["rag"]);
        Assert.Equal("red", await fixture.Query<string>("select e.rag from earlier_values e join series s on s.id = e.series_id join measures m on m.id = s.measure_id where m.code = $1 and e.value = 88 order by e.revision desc limit 1", measure));
    }

    [Fact]
    public async Task Between_a_low_and_a_high_target_is_acceptable()
    {
        var measure = await fixture.DefineMeasure();
        await Put(measure, """{ "tolerance": {"unit": "threshold", "amount": 0}, "amberRule": "acceptable", "targets": [ {"period": "2024-04-01/P1Y", "value": 90, "amber": 80} ] }""");
        await fixture.Push($"measure,period,value\n{measure},2024-04,79.9\n{measure},2024-05,90\n{measure},2024-06,80\n");
        Assert.Equal(["red", "green", "blue"], await Rags(measure));
        Assert.True((bool)(await fixture.Series(measure))["state"]!["acceptable"]!);
    }

    private async Task<IEnumerable<string?>> Rags(string measure) => (await fixture.Series(measure))["points"]!.AsArray().Select(point => (string?)point!["rag"]);

    private static (string?, decimal, string?) State(JsonNode series) => ((string?)series["state"]!["rag"], (decimal)series["state"]!["target"]!, (string?)series["state"]!["rating"]);

    private static string Year(int start, decimal value, string more = "") =>
        $$"""{ "tolerance": {"unit": "relative", "amount": 5}, "targets": [ {"period": "{{start}}-04-01/P1Y", "value": {{value}}} ]{{more}} }""";

    private async Task<(HttpStatusCode Status, JsonNode Body)> Put(string measure, string body, string query = "")
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{measure}/targets{query}", JsonNode.Parse(body));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
