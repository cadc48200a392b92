using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Recompute;

/// <summary>Everything worked out from nothing, against what was worked out change by change.</summary>
public sealed class RecomputeTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Finds_and_mends_a_state_that_is_not_what_its_points_say()
    {
        var measure = await Rated();
        Assert.Equal((1, 3, 0, 0, 0), Counts(await Recompute(measure, check: true)));
        await Run("update series set rag = 'red', variation = 'common-cause' where measure_id = (select id from measures where code = $1)", measure);

        var found = await Recompute(measure, check: true);
        Assert.Equal((1, 3, 1, 0, 0), Counts(found));
        Assert.Equal(("state", measure), ((string?)found["first"]![0]!["what"], (string?)found["first"]![0]!["measure"]));
        Assert.Equal("red", (string?)(await fixture.Series(measure))["state"]!["rag"]);

        var revision = (long)(await fixture.Series(measure))["state"]!["revision"]!;
        Assert.Equal((1, 3, 1, 0, 0), Counts(await Recompute(measure, check: false)));
        var state = (await fixture.Series(measure))["state"]!;
        Assert.Equal(("green", revision + 1), ((string?)state["rag"], (long)state["revision"]!));
        Assert.Equal((1, 3, 0, 0, 0), Counts(await Recompute(measure, check: true)));
    }

    [Fact]
    public async Task Tells_to_the_last_decimal_place_what_differs()
    {
        var measure = await Rated();
        await Run("update series set value = value::text::numeric(20,6) where measure_id = (select id from measures where code = $1)", measure);
        Assert.Equal((1, 3, 1, 0, 0), Counts(await Recompute(measure, check: true)));
    }

    [Fact]
    public async Task Tells_of_a_rating_that_its_versions_do_not_give_and_leaves_it()
    {
        var measure = await Rated();
        await Run("update current_values set rag = 'blue' where period_start = '2024-04-01' and series_id = (select s.id from series s join measures m on m.id = s.measure_id where m.code = $1)", measure);
        var found = await Recompute(measure, check: false);
        Assert.Equal((1, 3, 0, 0, 1), Counts(found));
        Assert.Equal(("rating", "2024-04-01/P1M: blue against 10", "red against 10"), ((string?)found["first"]![0]!["what"], (string?)found["first"]![0]!["kept"], (string?)found["first"]![0]!["computed"]));
        Assert.Equal("blue", (string?)(await fixture.Series(measure))["points"]![0]!["rag"]);
    }

    [Fact]
    public async Task Finds_and_mends_a_computed_value_that_its_parts_do_not_give()
    {
        var (numerator, denominator) = (await fixture.DefineMeasure(), await fixture.DefineMeasure());
        var rate = await fixture.DefineComposite(numerator, denominator);
        await fixture.Push($"measure,period,value\n{numerator},2024-04,1\n{denominator},2024-04,4\n");
        Assert.Equal((1, 1, 0, 0, 0), Counts(await Recompute(rate, check: true)));
        await Run("update current_values set value = 9 where series_id = (select s.id from series s join measures m on m.id = s.measure_id where m.code = $1)", rate);
        Assert.Equal(1, (int)(await Recompute(rate, check: true))["values"]!);
        await Recompute(rate, check: false);
        Assert.Equal((1, 1, 0, 0, 0), Counts(await Recompute(rate, check: true)));
        Assert.Equal(0.25m, (decimal)(await fixture.Series(rate))["state"]!["value"]!);
    }

    [Fact]
    public async Task A_measure_that_took_the_place_of_another_follows_its_corrections()
    {
        await using var tap = await EventTap.On<Contracts.Measures.Events.MeasureUpdated>(fixture.Measures.Settings.Broker);
        var first = await fixture.DefineMeasure();
        var second = await fixture.DefineMeasure(new { replaces = first });
        var third = await fixture.DefineMeasure(new { replaces = second });
        var broken = await fixture.DefineMeasure(new { replaces = third, seriesBreak = true });
        await fixture.Push($"measure,period,value\n{first},2024-03,5\n{third},2024-04,6\n{broken},2024-05,6\n");
        Assert.Equal("improving", await StoredDirection(third));

        await fixture.Push($"measure,period,value\n{first},2024-03,7\n");
        Assert.Equal(("declining", 2L), (await StoredDirection(third), (long)(await fixture.Series(third))["state"]!["revision"]!));
        Assert.Equal(1L, (long)(await fixture.Series(broken))["state"]!["revision"]!);
        Assert.Equal("declining", (string?)(await tap.Hears(third, revision: 2))["series"]![0]!["state"]!["direction"]);
        Assert.Equal((1, 1, 0, 0, 0), Counts(await Recompute(third, check: true)));
    }

    [Fact]
    public async Task Is_a_command_that_ends_with_one_where_something_differs()
    {
        await using var service = await RunningService.Start<Program>(await fixture.AnotherService());
        using var administrator = service.HttpAs("admin");
        await administrator.PutAsJsonAsync("/v1/measures/R1", new { source = "hr" });
        await MeasuresFixture.Push(administrator, "measure,period,value\nR1,2024-04,1\nR1,2024-05,2\n");
        Assert.Equal(0, await RunningService.Run<Program>(service.Settings, "recompute", "--check"));
        await using (var source = NpgsqlDataSource.Create(service.Settings.Database))
        await using (var command = source.CreateCommand("update series set direction = 'declining'"))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await RunningService.Run<Program>(service.Settings, "recompute", "--check"));
        Assert.Equal(0, await RunningService.Run<Program>(service.Settings, "recompute"));
        Assert.Equal(0, await RunningService.Run<Program>(service.Settings, "recompute", "--check"));
    }

    [Fact]
    public async Task Is_for_administrators() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PostAsync($"/v1/measures/{await fixture.DefineMeasure()}/recompute", null)).StatusCode);

    private async Task<string> Rated()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.SetTargets(measure, new { tolerance = new { unit = "relative", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 10 } } });
        await fixture.Push($"measure,period,value\n{measure},2024-04,9\n{measure},2024-05,9.50\n{measure},2024-06,10.5\n");
        return measure;
    }

    private Task<string> StoredDirection(string measure) => fixture.Query<string>("select direction from series s join measures m on m.id = s.measure_id where m.code = $1", measure);

    private async Task<JsonNode> Recompute(string measure, bool check)
    {
        var answer = await fixture.Administrator.PostAsync($"/v1/measures/{measure}/recompute?check={(check ? "true" : "false")}", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static (int Series, int Ratings, int States, int Values, int NotReproduced) Counts(JsonNode report) =>
        ((int)report["series"]!, (int)report["ratings"]!, (int)report["states"]!, (int)report["values"]!, (int)report["ratingsNotReproduced"]!);

    private Task<long> Run(string sql, string measure) => fixture.Query<long>($"with done as ({sql} returning 1) select count(*) from done", measure);
}
