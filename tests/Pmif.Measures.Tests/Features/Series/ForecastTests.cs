using System.Text.Json.Nodes;
using Pmif.Contracts.Measures.V1;

namespace Pmif.Measures.Tests.Features.Series;

/// <summary>The forecast as it is stored, told and shown.</summary>
public sealed class ForecastTests(MeasuresFixture fixture)
{
    private readonly Contracts.Measures.V1.Series.SeriesClient client = new(fixture.Measures.Grpc);

    [Fact]
    public async Task The_state_tells_the_years_end_its_interval_its_target_and_the_colour_to_expect_by_every_door()
    {
        var measure = await Cases(18);
        await SetTarget(measure, 130);

        var forecast = (await fixture.Series(measure))["state"]!["forecast"]!;
        var message = (await client.GetSeriesAsync(new GetSeriesRequest { Measure = measure })).State.Forecast;

        Assert.Equal("""{"period":"2025-04-01/P1Y","value":120,"lower":120,"upper":120,"method":"last-value","target":130,"rag":"amber"}""", forecast.ToJsonString());
        Assert.Equal(("2025-04-01/P1Y", "120", "120", "120", "last-value", "130", "amber"),
            (message.Period, message.Value, message.Lower, message.Upper, message.Method, message.Target, message.Rag));
    }

    [Fact]
    public async Task A_new_target_gives_the_forecast_a_new_colour_and_the_same_figures()
    {
        var measure = await Cases(18);
        await SetTarget(measure, 130);
        await SetTarget(measure, 110);

        var forecast = (await fixture.Series(measure))["state"]!["forecast"]!;

        Assert.Equal((120m, 110m, "green"), ((decimal)forecast["value"]!, (decimal)forecast["target"]!, (string?)forecast["rag"]));
    }

    [Fact]
    public async Task As_of_an_earlier_time_it_is_what_was_expected_then()
    {
        var measure = await Cases(18);
        var before = DateTimeOffset.UtcNow;
        await fixture.Push($"measure,period,value\n{measure},2025-10,70\n");

        var then = await fixture.Series(measure, $"?asOf={Uri.EscapeDataString(before.ToString("O", System.Globalization.CultureInfo.InvariantCulture))}");

        Assert.Equal(120m, (decimal)then["state"]!["forecast"]!["value"]!);
        Assert.True((decimal)(await fixture.Series(measure))["state"]!["forecast"]!["value"]! > 150);
    }

    [Fact]
    public async Task Too_few_values_have_none() => Assert.Null((await fixture.Series(await Cases(5)))["state"]!["forecast"]);

    private async Task<string> Cases(int months)
    {
        var measure = await fixture.DefineMeasure(new { polarity = "higher", unit = "number" });
        await fixture.Push("measure,period,value\n" + string.Concat(Enumerable.Range(0, months).Select(month => $"{measure},{2024 + (month + 3) / 12}-{(month + 3) % 12 + 1:00},10\n")));
        return measure;
    }

    private Task SetTarget(string measure, int value) => fixture.SetTargets(measure, new
    {
        tolerance = new { unit = "relative", amount = 10 },
        targets = new[] { new { period = "2025-04-01/P1Y", value } },
        trajectory = "cumulative",
        reason = "Tested",
    });
}
