using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Ratings;

/// <summary>Ratings that keep the target, tolerance and polarity of their day, and those that a person gave.</summary>
public sealed class RatingsTests(MeasuresFixture fixture)
{
    private const string May = "2024-05-01/P1M";

    [Fact]
    public async Task Keeps_with_each_rating_what_it_was_made_of()
    {
        var measure = await Measure(10, "12.36");
        await SetTargets(measure, 13, "relative", 4);
        await fixture.DefineMeasure(new { polarity = "lower", decimals = 0 }, measure);

        var rating = Assert.Single(await History(measure));
        Assert.Equal(("green", "computed", "green"), ((string?)rating["rag"], (string?)rating["rating"], (string?)rating["computed"]));
        Assert.Equal((12.36m, 12.4m, 10m, 9.5m), ((decimal)rating["value"]!, (decimal)rating["compared"]!, (decimal)rating["target"]!, (decimal)rating["amber"]!));
        Assert.Equal(("relative", 5m, "higher", 1), ((string?)rating["tolerance"]!["unit"], (decimal)rating["tolerance"]!["amount"]!, (string?)rating["polarity"], (int)rating["decimals"]!));
        Assert.Equal((1, 1, 2, true), ((int)rating["definitionVersion"]!, (int)rating["targetVersion"]!, (int)rating["ruleVersion"]!, (bool)rating["reproduced"]!));
        Assert.True((DateTimeOffset)rating["evaluatedAt"]! > DateTimeOffset.UtcNow.AddMinutes(-10));
        Assert.Equal("green", (string?)(await fixture.Series(measure))["state"]!["rag"]);
    }

    [Fact]
    public async Task Restates_earlier_ratings_only_for_a_reason_and_marks_each_that_changed()
    {
        var measure = await fixture.DefineMeasure();
        await SetTargets(measure, 10, "relative", 5);
        await fixture.Push($"measure,period,value\n{measure},2024-04,9.6\n{measure},2024-05,12\n{measure},2024-06,9.6\n{measure},2024-07,9.6\n");
        await SetTargets(measure, 11, "relative", 5);
        Assert.Equal("request.invalid", (string?)(await Post(measure, "revise", new { from = "1 May" })).Body["code"]);
        Assert.Equal("measures.reason-missing", (string?)(await Post(measure, "revise", new { from = "2024-05-01" })).Body["code"]);
        Assert.Equal("measures.period-invalid", (string?)(await Post(measure, "revise", new { reason = "x" })).Body["code"]);

        var (_, revised) = await Post(measure, "revise", new { from = "2024-05-01", to = "2024-06-30", reason = "The target was mistyped." });

        // May is green by either, so only June changes.
        Assert.Equal(2, (int)revised["changed"]!);
        var points = (await fixture.Series(measure))["points"]!.AsArray();
        Assert.Equal([("amber", 10m, "computed"), ("green", 11m, "revised"), ("red", 11m, "revised"), ("amber", 10m, "computed")],
            points.Select(point => ((string)point!["rag"]!, (decimal)point["target"]!, (string)point["rating"]!)));
        Assert.Equal(("The target was mistyped.", "demo administrator"), ((string?)points[2]!["given"]!["reason"], (string?)points[2]!["given"]!["by"]));
        Assert.Equal([("red", 2), ("amber", 1)], (await History(measure, "2024-06-01/P1M")).Select(rating => ((string)rating["rag"]!, (int)rating["revision"]!)));
        Assert.All(await History(measure, "2024-06-01/P1M"), rating => Assert.True((bool)rating["reproduced"]!));
    }

    [Fact]
    public async Task A_person_sets_a_rating_which_shows_everywhere_beside_what_the_rule_gives()
    {
        await using var tap = await EventTap.On<Contracts.Measures.Events.MeasureUpdated>(fixture.Measures.Settings.Broker);
        var measure = await Measure(10, "9");
        var (status, given) = await Post(measure, "override", new { period = May, rag = "amber", reason = "The partner's audit says so.", source = "The partner" });

        Assert.Equal((HttpStatusCode.OK, "amber", "red", "overridden"), (status, (string?)given["rag"], (string?)given["computed"], (string?)given["rating"]));
        var series = await fixture.Series(measure);
        Assert.Equal(("amber", "overridden"), ((string?)series["state"]!["rag"], (string?)series["state"]!["rating"]));
        Assert.Equal(("red", "The partner", "The partner's audit says so.", "demo administrator"), ((string?)series["points"]![0]!["given"]!["computed"],
            (string?)series["points"]![0]!["given"]!["source"], (string?)series["points"]![0]!["given"]!["reason"], (string?)series["points"]![0]!["given"]!["by"]));
        await tap.Hears(measure, message => (string?)message["series"]![0]!["state"]!["rating"] == "overridden", "the given rating");
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetSeriesAsync(new() { Measure = measure });
        Assert.Equal(("overridden", "overridden", "red"), (grpc.State.Rating, grpc.Points[0].Rating, grpc.Points[0].Computed));

        // It stands when targets change, even for a reason.
        await SetTargets(measure, 5, "relative", 5, "plan");
        Assert.Equal("amber", (string?)(await fixture.Series(measure))["state"]!["rag"]);

        await Post(measure, "withdraw", new { period = May, reason = "The audit was of another year." });
        series = await fixture.Series(measure);
        Assert.Equal(("red", "computed", null), ((string?)series["state"]!["rag"], (string?)series["state"]!["rating"], (string?)series["points"]![0]!["given"]?["reason"]));
        Assert.Equal([("red", "The audit was of another year."), ("amber", "The partner's audit says so."), ("red", null)],
            (await History(measure)).Select(rating => ((string)rating["rag"]!, (string?)rating["given"]?["reason"])));
        Assert.Equal("measures.rating-not-overridden", (string?)(await Post(measure, "withdraw", new { period = May, reason = "again" })).Body["code"]);
    }

    [Fact]
    public async Task What_the_rule_gives_beside_a_rating_that_a_person_set_follows_last_years_figure()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.SetTargets(measure, new { tolerance = new { unit = "relative", amount = 5 }, amberRule = "if-improved", targets = new[] { new { period = "2024-04-01/P1Y", value = 50 } } });
        await fixture.Push($"measure,period,value\n{measure},2023-05,5\n{measure},2024-05,6\n");
        var (_, given) = await Post(measure, "override", new { period = May, rag = "green", reason = "Agreed with the committee." });
        Assert.Equal("amber", (string?)given["computed"]);

        await fixture.Push($"measure,period,value\n{measure},2023-05,7\n");

        var point = (await fixture.Series(measure))["points"]![1]!;
        Assert.Equal(("green", "red", "Agreed with the committee."), ((string?)point["rag"], (string?)point["given"]!["computed"], (string?)point["given"]!["reason"]));
        Assert.All(await History(measure), rating => Assert.True((bool)rating["reproduced"]!));
        Assert.Equal("red", (string?)(await Post(measure, "withdraw", new { period = May, reason = "It was another year's." })).Body["rag"]);
    }

    [Fact]
    public async Task A_rating_that_a_person_set_belongs_to_the_figure_it_was_given_for()
    {
        var measure = await Measure(10, "9");
        await Post(measure, "override", new { period = May, rag = "green", reason = "Agreed with the committee." });
        await fixture.Push($"measure,period,value\n{measure},2024-05,9\n{measure},2024-06,10\n");
        Assert.Equal(["overridden", "computed"], await Marks(measure));

        var receipt = await fixture.Push($"measure,period,value\n{measure},2024-05,9.1\n");
        Assert.Equal(["computed", "computed"], await Marks(measure));
        Assert.Equal("red", (string?)(await fixture.Series(measure))["points"]![0]!["rag"]);
        // Nor does it come back unmarked when that figure is undone.
        await fixture.Hr.PostAsJsonAsync($"/v1/submissions/{receipt["id"]}/revert", new { reason = "a trial" });
        var point = (await fixture.Series(measure))["points"]![0]!;
        Assert.Equal((9m, "red", "computed"), ((decimal)point["value"]!, (string?)point["rag"], (string?)point["rating"]));
    }

    [Theory]
    [InlineData("""{ "period": "2024-05-01/P1M", "rag": "green" }""", "measures.reason-missing")]
    [InlineData("""{ "period": "2024-05-01/P1M", "rag": "no-data", "reason": "x" }""", "measures.rating-invalid")]
    [InlineData("""{ "period": "2024-05-01/P1M", "rag": "red", "reason": "x" }""", "measures.rating-unchanged")]
    [InlineData("""{ "period": "2024-06-01/P1M", "rag": "green", "reason": "x" }""", "measures.rating-not-allowed")]
    [InlineData("""{ "period": "2024-07-01/P1M", "rag": "green", "reason": "x" }""", "measures.value-not-found")]
    [InlineData("""{ "rag": "green", "reason": "x" }""", "measures.period-invalid")]
    [InlineData("""{ "breakdown": "nowhere", "period": "2024-05-01/P1M", "rag": "green", "reason": "x" }""", "measures.breakdown-not-found")]
    public async Task Refuses_what_cannot_be_a_rating(string body, string code)
    {
        var measure = await Measure(10, "9");
        await fixture.Push($"measure,period,value,flag\n{measure},2024-06,[c],\n");
        Assert.Equal(code, (string?)(await Post(measure, "override", JsonNode.Parse(body)!)).Body["code"]);
    }

    [Fact]
    public async Task Lets_only_an_administrator_change_ratings_and_anyone_read_them()
    {
        var measure = await Measure(10, "9");
        foreach (var door in new[] { "override", "withdraw", "revise" })
            Assert.Equal(HttpStatusCode.Forbidden, (await fixture.Hr.PostAsJsonAsync($"/v1/measures/{measure}/ratings/{door}", new { reason = "x" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await fixture.Hr.GetAsync($"/v1/measures/{measure}/ratings?period={May}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Hr.GetAsync($"/v1/measures/{measure}/ratings?period=2031-01-01/P1M")).StatusCode);
    }

    private async Task<string> Measure(decimal target, string value)
    {
        var measure = await fixture.DefineMeasure();
        await SetTargets(measure, target, "relative", 5);
        await fixture.Push($"measure,period,value\n{measure},2024-05,{value}\n");
        return measure;
    }

    private Task SetTargets(string measure, decimal target, string unit, decimal tolerance, string? reason = null) =>
        fixture.SetTargets(measure, new { tolerance = new { unit, amount = tolerance }, targets = new[] { new { period = "2024-04-01/P1Y", value = target } }, reason });

    private async Task<IEnumerable<string?>> Marks(string measure) => (await fixture.Series(measure))["points"]!.AsArray().Select(point => (string?)point!["rating"]);

    private async Task<List<JsonNode>> History(string measure, string period = May) =>
        [.. JsonNode.Parse(await fixture.Hr.GetStringAsync($"/v1/measures/{measure}/ratings?period={period}"))!["items"]!.AsArray().OfType<JsonNode>()];

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(string measure, string door, object body)
    {
        var answer = await fixture.Administrator.PostAsJsonAsync($"/v1/measures/{measure}/ratings/{door}", body);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
