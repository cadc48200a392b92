using System.Globalization;
using System.Text.Json.Nodes;

namespace Pmif.Measures.Tests.Features.Series;

public sealed class GetSeriesTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Shows_points_in_order_of_time_with_their_rating_and_the_state_of_the_latest()
    {
        var measure = await fixture.DefineMeasure(new { polarity = "lower", unit = "days" });
        await fixture.SetTargets(measure, new
        {
            tolerance = new { unit = "relative", amount = 5 },
            targets = new[] { new { period = "2024-04-01/P1Y", value = 9.0 } },
        });
        await fixture.Push($"period,measure,value\n2024-06,{measure},9.4\n2024-04,{measure},9.0\n2024-05,{measure},9.6\n");

        var series = await fixture.Series(measure);

        Assert.Equal(["2024-04-01/P1M", "2024-05-01/P1M", "2024-06-01/P1M"], Periods(series));
        Assert.Equal(["green", "red", "amber"], series["points"]!.AsArray().Select(point => (string?)point!["rag"]));
        var state = series["state"]!;
        Assert.Equal("June 2024", (string?)series["points"]![2]!["periodLabel"]);
        Assert.Equal(("2024-06-01/P1M", 9.4m, 9.0m, "amber"), ((string?)state["period"], (decimal)state["value"]!, (decimal)state["target"]!, (string?)state["rag"]));
        Assert.Equal(("improving", "down", 1), ((string?)state["direction"], (string?)state["movement"], (int)state["revision"]!));
    }

    [Fact]
    public async Task Says_in_words_what_the_figures_show_and_tells_no_change_inside_the_noise()
    {
        var measure = await fixture.DefineMeasure(new { polarity = "lower", unit = "days" });
        await fixture.SetTargets(measure, new { tolerance = new { unit = "relative", amount = 5 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 9.0 } } });
        decimal[] values = [9.1m, 8.9m, 9.2m, 8.7m, 9.3m, 9.0m, 8.8m, 9.2m, 8.9m, 9.1m, 9.3m, 8.8m];
        await fixture.Push("measure,period,value\n" + string.Concat(values.Select((value, i) => FormattableString.Invariant($"{measure},{new DateOnly(2024, 4, 1).AddMonths(i):yyyy-MM},{value}\n"))));

        var series = await fixture.Series(measure);

        Assert.Equal(("improving", "no-clear-change"), ((string?)series["state"]!["direction"], (string?)series["state"]!["change"]));
        Assert.StartsWith("The figure for March 2025 meets its target, but the process cannot be relied on to meet it again: the target lies within its usual variation. "
            + "There is no clear change since the period before: the figure lies within usual variation.", (string?)series["inWords"], StringComparison.Ordinal);
        var grpc = await new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).GetSeriesAsync(new() { Measure = measure });
        Assert.Equal(((string?)series["inWords"], "no-clear-change"), (grpc.InWords, grpc.State.Change));
        using var states = new Contracts.Measures.V1.Series.SeriesClient(fixture.Measures.Grpc).StreamStates(new() { Measures = { measure } });
        Assert.True(await states.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal("no-clear-change", Assert.Single(states.ResponseStream.Current.Series).State.Change);
        Assert.Equal("There is no figure yet, so nothing can be said.", (string?)(await fixture.Series(await fixture.DefineMeasure()))["inWords"]);
    }

    [Fact]
    public async Task Answers_as_it_was_known_at_a_time()
    {
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n");
        var before = DateTimeOffset.UtcNow;
        await fixture.Push($"measure,period,value\n{measure},2024-04,1.5\n{measure},2024-06,3\n");

        var now = await fixture.Series(measure);
        var then = await fixture.Series(measure, $"?asOf={Uri.EscapeDataString(before.ToString("O", CultureInfo.InvariantCulture))}");

        Assert.Equal([1.5m, 2m, 3m], Values(now));
        Assert.Equal([1m, 2m], Values(then));
        Assert.Equal("2024-05-01/P1M", (string?)then["state"]!["period"]);
        Assert.Equal([2, 1, 1], now["points"]!.AsArray().Select(point => (int)point!["revision"]!));
    }

    internal static IEnumerable<string?> Periods(JsonNode series) => series["points"]!.AsArray().Select(point => (string?)point!["period"]);

    [Theory]
    [InlineData("annual", 400, "not-due")]
    [InlineData("monthly", -100, "overdue")]
    public async Task Says_of_a_measure_without_values_whether_one_was_due(string frequency, int days, string rag)
    {
        var measure = await fixture.DefineMeasure(new { frequency, effectiveFrom = DateOnly.FromDateTime(DateTime.Today).AddDays(days) });
        Assert.Equal(rag, (string?)(await fixture.Series(measure))["state"]!["rag"]);
        var area = await fixture.DefineBreakdown();
        await fixture.Push($"measure,breakdown,period,value\n{measure},{area},{(frequency == "annual" ? "2024/25" : "2024-04")},1\n");
        Assert.Equal("no-data", (string?)(await fixture.Series(measure))["state"]!["rag"]);
    }

    internal static IEnumerable<decimal> Values(JsonNode series) => series["points"]!.AsArray().Select(point => (decimal)point!["value"]!);
}
