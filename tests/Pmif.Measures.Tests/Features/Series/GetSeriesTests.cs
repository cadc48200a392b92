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
