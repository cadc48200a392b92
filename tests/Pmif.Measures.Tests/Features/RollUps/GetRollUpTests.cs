using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.RollUps;

public sealed class GetRollUpTests(MeasuresFixture fixture) : IAsyncLifetime
{
    private const string Birtley = "E05001067", Lamesley = "E05001078", Chowdene = "E05001072", South = "locality-south", East = "locality-east";

    public async ValueTask InitializeAsync()
    {
        foreach (var locality in (string[])[South, East])
            await Put(locality, new { kind = "locality", name = locality });
        await Put(Birtley, new { kind = "area", name = "Birtley", parents = new[] { South } });
        await Put(Lamesley, new { kind = "area", name = "Lamesley", parents = new[] { South } });
        await Put(Chowdene, new { kind = "area", name = "Chowdene", memberships = new object[] { new { parent = South, to = "2024-06-30" }, new { parent = East, from = "2024-07-01" } } });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Wards_make_their_locality_by_numerators_and_denominators_and_grpc_says_the_same()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "annual", unit = "percent", temporalType = "rate", aggregation = "ratio", interval = "wilson" });
        await fixture.Push($"measure,breakdown,period,numerator,denominator\n{measure},{Birtley},2024/25,10,100\n{measure},{Lamesley},2024/25,90,100000\n");

        var whole = await RollUp(measure, $"breakdown={South}");
        var grpc = await new Contracts.Measures.V1.RollUps.RollUpsClient(fixture.Measures.Grpc).GetRollUpAsync(new GetRollUpRequest { Measure = measure, Breakdown = South });

        var point = Assert.Single(whole["points"]!.AsArray())!;
        Assert.Equal(("2024-04-01/P1Y", 0.0999m, 100m, 100_100m, "2 of 2"),
            ((string?)point["period"], Math.Round((decimal)point["value"]!, 4), (decimal)point["numerator"]!, (decimal)point["denominator"]!, Parts(point)));
        Assert.InRange((decimal)point["value"]!, (decimal)point["lower"]!, (decimal)point["upper"]!);
        Assert.Null(point["refusal"]);
        Assert.Equal([Birtley, Chowdene, Lamesley], whole["breakdowns"]!.AsArray().Select(code => (string?)code));
        var same = Assert.Single(grpc.Points);
        Assert.Equal(((decimal)point["value"]!, "100100", 2, 2), (decimal.Parse(same.Value, CultureInfo.InvariantCulture), same.Denominator, same.PartsCount, same.PartsOf));
    }

    [Fact]
    public async Task A_ward_counts_for_the_locality_it_was_in_at_the_time()
    {
        var measure = await fixture.DefineMeasure(new { aggregation = "sum" });
        await fixture.Push("measure,breakdown,period,value\n" + string.Concat(((string[])["2024-04", "2024-05", "2024-06", "2024-07", "2024-08", "2024-09"]).Select(month =>
            $"{measure},{Birtley},{month},1\n{measure},{Lamesley},{month},10\n{measure},{Chowdene},{month},100\n")));

        Assert.Equal(["111 of 3", "111 of 3", "111 of 3", "11 of 2", "11 of 2", "11 of 2"], Told(await RollUp(measure, $"breakdown={South}")));
        Assert.Equal(["333 of 9", "33 of 6"], Told(await RollUp(measure, $"breakdown={South}&frequency=quarterly")));
        Assert.Equal(["366 of 15"], Told(await RollUp(measure, $"breakdown={South}&frequency=half-yearly")));
        Assert.Equal(["- of 0", "300 of 3"], Told(await RollUp(measure, $"breakdown={East}&frequency=quarterly")));
        Assert.Equal(["333 of 9", "333 of 9"], Told(await RollUp(measure, $"parts={Birtley},{Lamesley},{Chowdene}&frequency=quarterly")));
        Assert.Equal(["33 of 6"], Told(await RollUp(measure, $"breakdown={South}&frequency=quarterly&from=2024-07-01&to=2024-12-31")));
    }

    [Fact]
    public async Task A_roll_up_of_some_time_ago_is_of_the_figures_known_then()
    {
        var measure = await fixture.DefineMeasure(new { aggregation = "sum" });
        await fixture.Push($"measure,breakdown,period,value\n{measure},{Birtley},2024-09,1\n{measure},{Lamesley},2024-09,10\n");
        var then = (string)(await fixture.Series(measure, $"?breakdown={Lamesley}"))["points"]![0]!["recordedAt"]!;
        await fixture.Push($"measure,breakdown,period,value\n{measure},{Birtley},2024-09,2\n");

        Assert.Equal(["12 of 2"], Told(await RollUp(measure, $"breakdown={South}")));
        Assert.Equal(["11 of 2"], Told(await RollUp(measure, $"breakdown={South}&asOf={Uri.EscapeDataString(then)}")));
        var grpc = await new Contracts.Measures.V1.RollUps.RollUpsClient(fixture.Measures.Grpc).GetRollUpAsync(
            new GetRollUpRequest { Measure = measure, Breakdown = South, AsOf = then });
        Assert.Equal("11", grpc.Points[0].Value);
        Assert.Empty((await RollUp(measure, $"breakdown={South}&asOf=2020-01-01T00:00:00Z"))["points"]!.AsArray());
    }

    [Fact]
    public async Task What_is_missing_is_told_and_what_is_confidential_hides_the_whole()
    {
        var measure = await fixture.DefineMeasure(new { aggregation = "sum" });
        await fixture.Push($"measure,breakdown,period,value\n{measure},{Birtley},2025-04,1\n{measure},{Birtley},2025-05,1\n{measure},{Lamesley},2025-05,[c]\n");

        var points = (await RollUp(measure, $"breakdown={South}"))["points"]!.AsArray();

        Assert.Equal(("measures.roll-up-incomplete", "1 of 2", null), (Refusal(points[0]!), Parts(points[0]!), (decimal?)points[0]!["value"]));
        Assert.Equal((Lamesley, "2025-04-01/P1M"), ((string?)points[0]!["missing"]![0]!["breakdown"], (string?)points[0]!["missing"]![0]!["period"]));
        Assert.Equal(("measures.roll-up-suppressed", "confidential", null), (Refusal(points[1]!), (string?)points[1]!["flag"], (decimal?)points[1]!["value"]));
    }

    [Fact]
    public async Task Months_make_quarters_halves_and_years_and_a_stock_is_that_of_the_last()
    {
        var (flow, stock, total) = (await fixture.DefineMeasure(new { aggregation = "sum" }), await fixture.DefineMeasure(new { aggregation = "sum", temporalType = "snapshot" }),
            await fixture.DefineMeasure(new { aggregation = "sum", temporalType = "cumulative" }));
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(0, 12).Select(i => new DateOnly(2024, 4, 1).AddMonths(i)).Select((month, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{flow},{month:yyyy-MM},{i + 1}\n{stock},{month.AddMonths(1).AddDays(-1):yyyy-MM-dd},{i + 1}\n{total},{month:yyyy-MM},{(i + 1) * 10}\n"))));

        Assert.Equal(["6 of 3", "15 of 3", "24 of 3", "33 of 3"], Told(await RollUp(flow, "of=self&frequency=quarterly")));
        Assert.Equal(["78 of 12"], Told(await RollUp(flow, "of=self&frequency=annual")));
        Assert.Equal(["3 of 1", "6 of 1", "9 of 1", "12 of 1"], Told(await RollUp(stock, "of=self&frequency=quarterly")));
        Assert.Equal(["30 of 1", "30 of 1", "30 of 1", "30 of 1"], Told(await RollUp(total, "of=self&frequency=quarterly")));
        Assert.Equal(["120 of 1"], Told(await RollUp(total, "of=self&frequency=annual")));
        Assert.Equal(["9 of 12", "3 of 12"], (await RollUp(flow, "of=self&frequency=calendar-year"))["points"]!.AsArray().Select(point => Parts(point!)));
    }

    [Fact]
    public async Task A_population_is_annualised_only_when_asked()
    {
        var measure = await fixture.DefineMeasure(new { aggregation = "ratio", temporalType = "rate", per = 1000, populationDenominator = true });
        await fixture.Push("measure,period,numerator,denominator\n" + string.Concat(((string[])["2024-04", "2024-05", "2024-06"]).Select(month => $"{measure},{month},50,200000\n")));

        Assert.Equal((HttpStatusCode.Conflict, "measures.denominator-not-annualised"), await Refused(measure, "of=self&frequency=quarterly"));
        var point = Assert.Single((await RollUp(measure, "of=self&frequency=quarterly&annualise=true"))["points"]!.AsArray())!;
        // 150 events in a quarter among 200,000 people are 150 in 50,000 person-years: 3 in a thousand a year.
        Assert.Equal((3m, 150m, 50_000m), ((decimal)point["value"]!, (decimal)point["numerator"]!, (decimal)point["denominator"]!));
    }

    [Fact]
    public async Task What_does_not_add_up_is_refused_and_says_why()
    {
        var median = await fixture.DefineMeasure(new { aggregation = "none" });
        var people = await fixture.DefineMeasure(new { aggregation = "sum", distinct = true });
        var rolling = await fixture.DefineMeasure(new { aggregation = "sum", temporalType = "rolling-12" });
        var rate = await fixture.DefineMeasure(new { aggregation = "ratio", temporalType = "rate" });
        await fixture.Push($"measure,breakdown,period,value\n{rate},{Birtley},2024-04,1\n{rate},{Lamesley},2024-04,2\n{rate},{Chowdene},2024-04,2\n");

        Assert.Equal((HttpStatusCode.Conflict, "measures.not-aggregable"), await Refused(median, $"breakdown={South}"));
        Assert.Equal((HttpStatusCode.Conflict, "measures.distinct-over-time"), await Refused(people, "of=self&frequency=quarterly"));
        Assert.Equal((HttpStatusCode.Conflict, "measures.not-aggregable-over-time"), await Refused(rolling, "of=self&frequency=annual"));
        Assert.Equal((HttpStatusCode.Conflict, "measures.roll-up-frequency"), await Refused(rate, "of=self&frequency=three-year"));
        Assert.Equal("measures.roll-up-without-denominator", Refusal(Assert.Single((await RollUp(rate, $"breakdown={South}"))["points"]!.AsArray())!));
    }

    [Fact]
    public async Task Parts_that_would_count_twice_or_are_not_there_are_refused()
    {
        var (measure, code) = (await fixture.DefineMeasure(new { aggregation = "sum" }), $"r{Guid.NewGuid():N}"[..10]);
        await Put($"{code}-whole", new { kind = "area", name = "Whole" });
        await Put($"{code}-part", new { kind = "locality", name = "Part", parents = new[] { $"{code}-whole" } });
        await Put($"{code}-ward", new { kind = "area", name = "Ward", parents = new[] { $"{code}-whole", $"{code}-part" } });
        await fixture.Push($"measure,breakdown,period,value\n{measure},{code}-part,2024-04,3\n{measure},{code}-ward,2024-04,2\n");

        Assert.Equal((HttpStatusCode.Conflict, "measures.roll-up-parts-overlap"), await Refused(measure, $"breakdown={code}-whole"));
        Assert.Equal(["3 of 1"], Told(await RollUp(measure, $"breakdown={code}-whole&kind=locality")));
        Assert.Equal(["2 of 1"], Told(await RollUp(measure, $"breakdown={code}-whole&kind=area")));
        Assert.Equal((HttpStatusCode.Conflict, "measures.roll-up-parts-overlap"), await Refused(measure, $"parts={code}-part,{code}-ward"));
        Assert.Equal((HttpStatusCode.Conflict, "measures.roll-up-parts-overlap"), await Refused(measure, $"parts={code}-ward,{code}-WARD"));
        Assert.Equal((HttpStatusCode.Conflict, "measures.roll-up-without-parts"), await Refused(measure, $"breakdown={code}-ward"));
        Assert.Equal((HttpStatusCode.NotFound, "measures.breakdown-not-found"), await Refused(measure, "parts=nowhere"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.roll-up-request"), await Refused(measure, "kind=area"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.roll-up-request"), await Refused(measure, "of=self"));
        Assert.Equal((HttpStatusCode.BadRequest, "measures.roll-up-request"), await Refused(measure, "of=halves"));
        Assert.Equal((HttpStatusCode.NotFound, "measures.measure-not-found"), await Refused("nonsense", $"breakdown={South}"));
    }

    [Fact]
    public async Task A_part_is_read_under_all_its_codes()
    {
        var (measure, code) = (await fixture.DefineMeasure(new { aggregation = "sum" }), $"r{Guid.NewGuid():N}"[..10]);
        await Put($"{code}-region", new { kind = "area", name = "Region" });
        await Put($"{code}-new", new { kind = "area", name = "New", parents = new[] { $"{code}-region" }, validFrom = "2024-05-01" });
        await Put($"{code}-old", new { kind = "area", name = "Old", validTo = "2024-04-30", successors = new[] { $"{code}-new" } });
        await Put($"{code}-other", new { kind = "area", name = "Other", parents = new[] { $"{code}-region" } });
        await fixture.Push($"measure,breakdown,period,value\n{measure},{code}-old,2024-04,1\n{measure},{code}-new,2024-05,2\n{measure},{code}-other,2024-04,10\n{measure},{code}-other,2024-05,20\n");

        var whole = await RollUp(measure, $"breakdown={code}-region");

        Assert.Equal(["11 of 2", "22 of 2"], Told(whole));
        Assert.Equal([$"{code}-new", $"{code}-other"], whole["breakdowns"]!.AsArray().Select(part => (string?)part));
    }

    [Fact]
    public async Task More_periods_than_an_answer_holds_are_refused()
    {
        var measure = await fixture.DefineMeasure(new { aggregation = "sum", frequency = "adhoc", temporalType = "snapshot" });
        await fixture.Push("measure,breakdown,period,value\n" + string.Concat(Enumerable.Range(0, 501).Select(day =>
            string.Create(CultureInfo.InvariantCulture, $"{measure},{Birtley},{new DateOnly(2020, 1, 1).AddDays(day):yyyy-MM-dd},1\n"))));

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "measures.roll-up-too-large"), await Refused(measure, $"parts={Birtley}"));
        Assert.Equal(366, (await RollUp(measure, $"parts={Birtley}&to=2020-12-31"))["points"]!.AsArray().Count);
    }

    private async Task<JsonNode> RollUp(string measure, string query)
    {
        var answer = await fixture.Hr.GetAsync($"/v1/measures/{measure}/roll-up?{query}");
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }

    private async Task<(HttpStatusCode, string?)> Refused(string measure, string query)
    {
        var answer = await fixture.Hr.GetAsync($"/v1/measures/{measure}/roll-up?{query}");
        return (answer.StatusCode, (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]);
    }

    private static IEnumerable<string> Told(JsonNode whole) => whole["points"]!.AsArray().Select(point => $"{point!["value"]?.ToString() ?? "-"} of {point["parts"]!["of"]}");

    private static string Parts(JsonNode point) => $"{point["parts"]!["count"]} of {point["parts"]!["of"]}";

    private static string? Refusal(JsonNode point) => (string?)point["refusal"]?["code"];

    private async Task Put(string code, object body)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
