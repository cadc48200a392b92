using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.CloserLook;

public sealed class CloserLookTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Finds_the_ward_that_is_red_behind_a_green_whole_and_says_whether_that_may_be_chance()
    {
        var (measure, wards) = (await Percent(), await Wards(3));
        await Push(measure, "2024-04-01/P1Y", ("", 850, 1000), (wards[0], 450, 500), (wards[1], 180, 200), (wards[2], 220, 300));

        var look = await Look(measure);

        Assert.Equal(("2024-04-01/P1Y", "green", true), ((string?)look["period"], (string?)look["rag"], (bool)look["looksWell"]!));
        var set = Assert.Single(look["sets"]!.AsArray())!;
        Assert.Equal(("area", 3, 3, 0), ((string?)set["kind"], (int)set["parts"]!, (int)set["lookedAt"]!, (int)set["withheld"]!));
        var hidden = Assert.Single(set["hidden"]!.AsArray())!;
        Assert.Equal((wards[2], "A ward", "red", "beyond-chance"), ((string?)hidden["breakdown"], (string?)hidden["name"], (string?)hidden["rag"], (string?)hidden["evidence"]));
        Assert.StartsWith("Of 3 areas looked at, 1 is off target and no other is getting worse by more than noise, behind a whole that looks well. If all were like the whole, about 0",
            (string?)set["inWords"], StringComparison.Ordinal);
        Assert.EndsWith("1 is worse than the whole by more than chance, with so many looked at.", (string?)set["inWords"], StringComparison.Ordinal);

        var grpc = await new Contracts.Measures.V1.CloserLooks.CloserLooksClient(fixture.Measures.Grpc).GetCloserLookAsync(new() { Measure = measure });
        Assert.Equal(((string?)set["inWords"], wards[2], (double)hidden["chance"]!), (Assert.Single(grpc.Sets).InWords, grpc.Sets[0].Hidden[0].Breakdown, grpc.Sets[0].Hidden[0].Chance));
    }

    [Fact]
    public async Task Finds_that_every_part_went_down_where_the_whole_went_up()
    {
        // Charig, Webb, Payne and Wickham, British Medical Journal 292 (1986), 879–882.
        var (measure, groups) = (await Percent(), await Wards(2));
        await Push(measure, "2023-04-01/P1Y", ("", 273, 350), (groups[0], 81, 87), (groups[1], 192, 263));
        await Push(measure, "2024-04-01/P1Y", ("", 289, 350), (groups[0], 234, 270), (groups[1], 55, 80));

        var set = Assert.Single((await Look(measure))["sets"]!.AsArray())!;

        var reversal = set["reversal"]!;
        Assert.Equal(("2023-04-01/P1Y", 4.571m, -5.367m, 9.939m), ((string?)reversal["since"], (decimal)reversal["change"]!, (decimal)reversal["rateEffect"]!, (decimal)reversal["mixEffect"]!));
        Assert.Equal((true, false, 0, 2), ((bool)reversal["isReversal"]!, (bool)reversal["isClear"]!, (int)reversal["with"]!, (int)reversal["against"]!));
        Assert.EndsWith("Since 2023/24 the whole went up, but every one of its parts went down: what changed is how much each part counts for. Taken at the same mix, the parts' own change is no more than chance.",
            (string?)set["inWords"], StringComparison.Ordinal);
        var grpc = await new Contracts.Measures.V1.CloserLooks.CloserLooksClient(fixture.Measures.Grpc).GetCloserLookAsync(new() { Measure = measure });
        Assert.Equal(("4.571", true), (grpc.Sets[0].Reversal.Change, grpc.Sets[0].Reversal.IsReversal));
    }

    [Fact]
    public async Task Nothing_is_told_that_would_give_a_confidential_part_away()
    {
        var (measure, groups) = (await Percent(), await Wards(2));
        await Push(measure, "2023-04-01/P1Y", ("", 273, 350), (groups[0], 81, 87), (groups[1], 192, 263));
        await fixture.Push($"measure,breakdown,period,numerator,denominator,flag\n{measure},,2024-04-01/P1Y,289,350,\n{measure},{groups[0]},2024-04-01/P1Y,234,270,\n{measure},{groups[1]},2024-04-01/P1Y,55,80,confidential\n");

        var look = await Look(measure);

        var set = Assert.Single(look["sets"]!.AsArray())!;
        Assert.Equal((1, 1, "measures.reversal-suppressed"), ((int)set["lookedAt"]!, (int)set["withheld"]!, (string?)set["noReversal"]));
        Assert.Null(set["reversal"]);
        Assert.DoesNotContain(groups[1], look.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_do_not_add_up_to_the_whole_are_not_taken_for_it()
    {
        var (measure, groups) = (await Percent(), await Wards(2));
        await Push(measure, "2023-04-01/P1Y", ("", 300, 400), (groups[0], 81, 87), (groups[1], 192, 263));
        await Push(measure, "2024-04-01/P1Y", ("", 289, 350), (groups[0], 234, 270), (groups[1], 55, 80));
        Assert.Equal("measures.reversal-not-the-whole", (string?)Assert.Single((await Look(measure))["sets"]!.AsArray())!["noReversal"]);
    }

    [Fact]
    public async Task Other_councils_are_no_parts_and_a_breakdown_has_parts_of_its_own()
    {
        var (measure, code) = (await Percent(), $"L{Guid.NewGuid():N}"[..12]);
        var council = $"E08{Random.Shared.Next(100_000, 999_999)}";
        await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{council}", new { kind = "area", name = "Another council" });
        await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}", new { kind = "locality", name = "East" });
        await fixture.Administrator.PutAsJsonAsync($"/v1/breakdowns/{code}w", new { kind = "area", name = "A ward", parents = new[] { code } });
        await Push(measure, "2024-04-01/P1Y", ("", 850, 1000), (council, 10, 100), (code, 90, 100), ($"{code}w", 10, 100));

        Assert.Equal(["area", "locality"], (await Look(measure))["sets"]!.AsArray().Select(set => (string?)set!["kind"]).Order());
        Assert.Equal([$"{code}w"], (await Look(measure))["sets"]!.AsArray().SelectMany(set => set!["hidden"]!.AsArray()).Select(part => (string?)part!["breakdown"]));
        Assert.Equal([$"{code}w"], (await Look(measure, $"?breakdown={code}"))["sets"]!.AsArray().SelectMany(set => set!["hidden"]!.AsArray()).Select(part => (string?)part!["breakdown"]));
    }

    [Fact]
    public async Task Lists_what_was_found_over_all_measures_page_by_page()
    {
        var (masked, well, wards) = (await Percent(), await Percent(), await Wards(2));
        await Push(masked, "2024-04-01/P1Y", ("", 850, 1000), (wards[0], 790, 900), (wards[1], 60, 100));
        await Push(well, "2024-04-01/P1Y", ("", 850, 1000), (wards[0], 765, 900), (wards[1], 85, 100));

        var (found, cursor) = (new List<string>(), "");
        do
        {
            var page = JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/closer-look?limit=50&cursor={cursor}"))!;
            found.AddRange(page["items"]!.AsArray().Select(item => (string)item!["measure"]!));
            cursor = (string?)page["next"] ?? "";
        }
        while (cursor.Length > 0);

        Assert.Contains(masked, found);
        Assert.DoesNotContain(well, found);
    }

    [Fact]
    public async Task Without_figures_or_parts_there_is_nothing_behind_and_what_is_not_there_is_refused()
    {
        var measure = await Percent();
        Assert.Empty((await Look(measure))["sets"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Administrator.GetAsync($"/v1/measures/none-{measure}/closer-look")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Administrator.GetAsync($"/v1/measures/{measure}/closer-look?breakdown=none-{measure}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await fixture.Administrator.GetAsync("/v1/closer-look?cursor=MXg")).StatusCode);
    }

    private async Task<string> Percent()
    {
        var measure = await fixture.DefineMeasure(new { frequency = "annual", unit = "percent", aggregation = "ratio", interval = "wilson", temporalType = "rate" });
        await fixture.SetTargets(measure, new { tolerance = new { unit = "percentage-points", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 80 } } });
        return measure;
    }

    // Each is rated by targets of its own.
    private async Task<string[]> Wards(int number)
    {
        var codes = new List<string>();
        for (var i = 0; i < number; i++)
            codes.Add(await fixture.DefineBreakdown());
        return [.. codes.Order(StringComparer.OrdinalIgnoreCase)];
    }

    private async Task Push(string measure, string period, params (string Breakdown, int Of, int All)[] figures)
    {
        foreach (var (breakdown, _, _) in figures.Where(figure => figure.Breakdown.Length > 0))
            await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{measure}/targets?breakdown={breakdown}",
                new { breakdown, tolerance = new { unit = "percentage-points", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 80 } } });
        var receipt = await fixture.Push("measure,breakdown,period,numerator,denominator\n" + string.Concat(figures.Select(figure => $"{measure},{figure.Breakdown},{period},{figure.Of},{figure.All}\n")));
        Assert.Equal("accepted", (string?)receipt["outcome"]);
    }

    private async Task<JsonNode> Look(string measure, string query = "") =>
        JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/closer-look{query}"))!;
}
