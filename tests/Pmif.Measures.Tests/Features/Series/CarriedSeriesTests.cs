using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using static Pmif.Measures.Tests.Features.Series.GetSeriesTests;

namespace Pmif.Measures.Tests.Features.Series;

/// <summary>The series of a measure that takes the place of another.</summary>
public sealed class CarriedSeriesTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Begins_with_the_points_of_the_measure_it_replaces_each_marked_and_none_stored_twice()
    {
        var (old, area) = (await fixture.DefineMeasure(), await fixture.DefineBreakdown());
        await fixture.Push($"measure,breakdown,period,value\n{old},,2024-01,1\n{old},,2024-02,2\n{old},,2024-03,3\n{old},{area},2024-01,9\n");
        var measure = await fixture.DefineMeasure(new { replaces = old.ToLowerInvariant() });
        Assert.Equal([1m, 2m, 3m], Values(await fixture.Series(measure)));

        await fixture.Push($"measure,period,value\n{measure},2024-03,4\n{measure},2024-04,5\n");

        var series = await fixture.Series(measure);
        Assert.Equal([(1m, old), (2m, old), (4m, measure), (5m, measure)], Points(series));
        Assert.Equal(("improving", "5"), ((string?)series["state"]!["direction"], series["state"]!["value"]!.ToString()));
        Assert.Equal([(9m, old)], Points(await fixture.Series(measure, $"?breakdown={area}")));
        Assert.Equal([1m, 2m, 3m], Values(await fixture.Series(old)));
        Assert.Equal(2, await fixture.Query<long>("select count(*) from current_values v join series s on s.id = v.series_id join measures m on m.id = s.measure_id where m.code = $1", measure));
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetSeriesAsync(new() { Measure = measure });
        Assert.Equal([old, old, measure, measure], grpc.Points.Select(point => point.Measure));
        Assert.All(grpc.Points, point => Assert.Equal("none", point.Flag));
    }

    [Fact]
    public async Task Goes_back_through_several_replacements()
    {
        var first = await fixture.DefineMeasure();
        var second = await fixture.DefineMeasure(new { replaces = first });
        var third = await fixture.DefineMeasure(new { replaces = second });
        await fixture.Push($"measure,period,value\n{first},2024-01,1\n{second},2024-02,2\n{third},2024-03,3\n");
        Assert.Equal([(1m, first), (2m, second), (3m, third)], Points(await fixture.Series(third)));
    }

    [Fact]
    public async Task Feeds_state_chart_and_stream_unless_a_break_lies_between()
    {
        var old = await fixture.DefineMeasure(new { polarity = "lower" });
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(1, 8).Select(i => $"{old},2024-{i:00},{10 + i % 2}\n")));
        var (joined, broken) = (await fixture.DefineMeasure(new { replaces = old, polarity = "lower" }), await fixture.DefineMeasure(new { replaces = old, polarity = "lower", seriesBreak = true, unit = "days" }));
        foreach (var measure in new[] { joined, broken })
            await fixture.Push($"measure,period,value\n{measure},2024-09,90\n");

        var (one, other) = (await fixture.Series(joined), await fixture.Series(broken));
        Assert.Equal(("declining", "concern-high"), ((string?)one["state"]!["direction"], (string?)one["state"]!["variation"]));
        Assert.Equal(("not-comparable", "too-few-points"), ((string?)other["state"]!["direction"], (string?)other["state"]!["variation"]));
        Assert.Equal(["none", "break"], new[] { one, other }.Select(series => (string?)series["points"]![8]!["flag"]));
        Assert.Equal([(false, 9), (true, 9)], new[] { await Chart(joined), await Chart(broken) }.Select(chart => ((bool)chart["points"]![8]!["rebase"]!, chart["points"]!.AsArray().Count)));

        using var call = new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).StreamStates(new() { Measures = { joined, broken } });
        var streamed = new List<Contracts.Measures.V1.SeriesSnapshot>();
        await foreach (var page in call.ResponseStream.ReadAllAsync(TestContext.Current.CancellationToken))
            streamed.AddRange(page.Series);
        Assert.Equal([("concern-high", 9), ("too-few-points", 9)], streamed.OrderBy(snapshot => snapshot.Measure == broken).Select(snapshot => (snapshot.State.Variation, snapshot.Recent.Count)));
    }

    [Fact]
    public async Task Is_refused_of_a_measure_that_is_not_there_of_itself_or_in_another_unit_without_a_break()
    {
        var old = await fixture.DefineMeasure(new { unit = "days" });
        var measure = await fixture.DefineMeasure(new { replaces = old, unit = "days" });
        Assert.Equal("measures.replaces-unknown", await Refusal("nonsense"));
        Assert.Equal("measures.replaces-unit", await Refusal(old));
        Assert.Equal("measures.replaces-cycle", await Refusal(measure, old, "days"));
        Assert.Equal("measures.replaces-cycle", await Refusal(old, old, "days"));
        Assert.Equal("measures.series-break-unexpected", await Refusal("", seriesBreak: true));
    }

    private async Task<JsonNode> Chart(string measure) => JsonNode.Parse(await fixture.Administrator.GetStringAsync($"/v1/measures/{measure}/spc"))!;

    private async Task<string?> Refusal(string replaces, string? code = null, string unit = "number", bool seriesBreak = false)
    {
        var answer = await fixture.Administrator.PutAsJsonAsync($"/v1/measures/{code ?? $"X{Guid.NewGuid():N}"[..13]}", new { replaces, unit, seriesBreak, source = "hr" });
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }

    private static IEnumerable<(decimal, string?)> Points(JsonNode series) => series["points"]!.AsArray().Select(point => ((decimal)point!["value"]!, (string?)point["measure"]));
}
