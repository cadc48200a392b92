using Pmif.Contracts.Primitives;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Features.Scorecards;

public sealed class PastScorecardTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>, IAsyncLifetime
{
    // After the rebuild at start, so that what is asked for lies within the history kept here.
    private static readonly DateTimeOffset Monday = DateTimeOffset.UtcNow.AddHours(1);

    public async ValueTask InitializeAsync() =>
        await fixture.LayOut(1, ("known", ["all: K1 K2"]), ("own", ["all: O1"]), ("before", ["all: B1 B2"]), ("period", ["all: P1"]));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task As_of_a_time_shows_what_was_known_then_in_whatever_order_it_came()
    {
        await fixture.Bus.Publish(Facts.Updated("K1", 3, 3m, at: Monday.AddHours(3)));
        await fixture.Bus.Publish(Facts.Updated("K1", 1, 1m, at: Monday.AddHours(1)));
        await fixture.Bus.Publish(Facts.Updated("K1", 2, 2m, at: Monday.AddHours(2)));
        await fixture.Bus.Publish(Facts.Updated("K2", 1, 8m, at: Monday.AddHours(3)));
        fixture.Clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal([null, null], await Values("known", Monday.AddMinutes(59)));
        Assert.Equal([1m, null], await Values("known", Monday.AddMinutes(119)));
        Assert.Equal([2m, null], await Values("known", Monday.AddMinutes(179)));
        Assert.Equal([3m, 8m], await Values("known", Monday.AddMinutes(181)));
    }

    [Fact]
    public async Task As_of_its_own_time_is_the_scorecard_itself()
    {
        await fixture.Bus.Publish(Facts.Updated("O1", 3, 3m, at: Monday.AddHours(3)));
        var now = await fixture.Read("own");
        fixture.Clock.Advance(TimeSpan.FromHours(5));

        var then = await fixture.Read($"own?asOf={Uri.EscapeDataString((string)now["asOf"]!)}");
        Assert.Equal(Json.Text(now["groups"]!), Json.Text(then["groups"]!));
        Assert.Equal((string)now["asOf"]!, (string)then["asOf"]!);
    }

    [Fact]
    public async Task Before_its_own_history_it_asks_Measures()
    {
        fixture.Peers.Series.Add(Facts.Snapshot("B2", 1, "4.5", Facts.LastQuarter, at: Facts.Noon));
        fixture.Peers.Series.Add(Facts.Snapshot("B2", 2, "5.5", Facts.LastQuarter, at: Facts.Noon.AddHours(2)));

        Assert.Equal([null, 4.5m], await Values("before", Facts.Noon.AddHours(1)));
        Assert.Equal([null, null], await Values("before", Facts.Noon.AddHours(-1)));
    }

    [Fact]
    public async Task For_a_period_shows_the_latest_state_that_ends_by_its_end()
    {
        await fixture.Bus.Publish(Facts.Updated("P1", 9, 9m));
        fixture.Peers.Series.Add(Facts.Snapshot("P1", 7, "7.5", Period.FinancialQuarter(2023, 4), Rag.Red));
        fixture.Peers.Series.Add(Facts.Snapshot("P1", 8, "8.5", Period.FinancialQuarter(2024, 1), Rag.Red));

        var cell = Json.Cell(await fixture.Read("period?period=2023/24"), "P1");
        Assert.Equal(("2024-01-01/P3M", 7.5m, "red", 7L), ((string)cell["period"]!, (decimal)cell["value"]!, (string)cell["rag"]!, (long)cell["revision"]!));
        Assert.Equal("no-data", (string)Json.Cell(await fixture.Read("period?period=2019-04-01/P1Y"), "P1")["rag"]!);
    }

    [Fact]
    public async Task Says_so_when_Measures_cannot_be_asked()
    {
        fixture.Peers.AreAway = true;
        var code = await fixture.FaultCode("period?period=2023/24");
        fixture.Peers.AreAway = false;

        Assert.Equal("reporting.measures-unavailable", code);
    }

    private async Task<decimal?[]> Values(string scorecard, DateTimeOffset asOf)
    {
        var read = await fixture.Read($"{scorecard}?asOf={Uri.EscapeDataString(asOf.ToString("O"))}");
        return [.. Json.Cells(read).Select(cell => (decimal?)cell["value"])];
    }
}
