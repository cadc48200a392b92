using System.Text.Json;
using Pmif.Contracts.Measures.Events;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Features.Series;

/// <summary>What is told at the broker of series that changed.</summary>
public sealed class MeasureUpdatedTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task Tells_once_of_each_change_with_a_growing_revision()
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var measure = await fixture.DefineMeasure();
        var first = await fixture.Push($"measure,period,value\n{measure},2024-04,1\n{measure},2024-05,2\n");
        Assert.Equal((string?)first["id"], (string?)(await tap.Hears(measure, revision: 1))["submissionId"]);
        await fixture.Push($"measure,period,value\n{measure},2024-05,2\n");
        await fixture.Push($"measure,period,value\n{measure},2024-05,3\n");

        var series = (await tap.Hears(measure, revision: 2))["series"]![0]!;
        Assert.Equal(2, tap.Of(measure).Count);
        Assert.Equal(("", "2024-05-01/P1M", 3m), ((string?)series["breakdown"], (string?)series["state"]!["period"], Number(series["state"]!["value"])));
        Assert.Equal("not-tested", (string?)series["state"]!["change"]);
        Assert.Equal([1m, 3m], series["recent"].Deserialize<RecentPoints>()!.Select(point => point.Value));
    }

    [Fact]
    public async Task Tells_of_a_new_target_as_a_new_revision()
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var measure = await fixture.DefineMeasure();
        await fixture.Push($"measure,period,value\n{measure},2024-04,1\n");
        await fixture.SetTargets(measure, new { tolerance = new { unit = "absolute", amount = 1 }, targets = new[] { new { period = "2024-04-01/P1Y", value = 2 } } });
        Assert.Equal("amber", (string?)(await tap.Hears(measure, revision: 2))["series"]![0]!["state"]!["rag"]);
    }

    [Fact]
    public async Task Tells_of_many_series_in_messages_of_two_hundred_at_most()
    {
        await using var tap = await EventTap.On<MeasureUpdated>(fixture.Measures.Settings.Broker);
        var measure = await fixture.DefineMeasure();
        var areas = new List<string>();
        for (var i = 0; i < 201; i++)
            areas.Add(await fixture.DefineBreakdown());
        await fixture.Push("measure,breakdown,period,value\n" + string.Concat(areas.Select(area => $"{measure},{area},2024-04,1\n")));
        await Eventually.True(() => Task.FromResult(tap.Of(measure).Count >= 2), what: "both messages");
        Assert.Equal([1, 200], tap.Of(measure).Select(message => message["series"]!.AsArray().Count).Order());
        Assert.Equal(areas.Order(), tap.Of(measure).SelectMany(message => message["series"]!.AsArray()).Select(series => (string)series!["breakdown"]!).Order());
    }

    [Fact]
    public async Task Tells_of_a_definition_once_per_version()
    {
        await using var tap = await EventTap.On<MeasureDefined>(fixture.Measures.Settings.Broker);
        var measure = await fixture.DefineMeasure(new { polarity = "range", range = new { low = 1, high = 2 } });
        await fixture.DefineMeasure(new { polarity = "range", range = new { low = 1, high = 2 } }, measure);
        await fixture.DefineMeasure(new { polarity = "range", range = new { low = 1, high = 3 } }, measure);
        await Eventually.True(() => Task.FromResult(tap.Of(measure).Count >= 2));
        Assert.Equal([(1, 2m), (2, 3m)], tap.Of(measure).Select(message => ((int)message["version"]!, Number(message["rangeHigh"]))));
    }

    // The bus writes decimals as texts, so that no reader loses a digit.
    private static decimal Number(System.Text.Json.Nodes.JsonNode? node) => decimal.Parse((string)node!, System.Globalization.CultureInfo.InvariantCulture);
}
