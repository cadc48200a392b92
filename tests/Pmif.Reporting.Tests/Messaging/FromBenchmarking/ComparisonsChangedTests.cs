using Pmif.Contracts.Benchmarking.Events;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Messaging.FromBenchmarking;

public sealed class ComparisonsChangedTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Shows_our_place_among_the_comparators_while_there_is_one()
    {
        await fixture.LayOut(1, ("balanced", ["all: M1 M2"]));
        await fixture.Bus.Publish(Facts.Updated("M1", 1));
        fixture.Peers.Comparisons["M1"] = new Comparison
        {
            Measure = "M1", Group = "nearest", GroupName = "Nearest neighbours", Rank = 5, Of = 21, Quartile = 2, Period = "2024-04-01/P1Y",
        };
        await fixture.Bus.Publish(new ComparisonsChanged(["M1", "M2"], Facts.Noon));

        var cell = await fixture.Cell("balanced", "M1", cell => cell["benchmark"] is not null);
        Assert.Equal("""{"group":"nearest","groupName":"Nearest neighbours","rank":5,"of":21,"quartile":2,"period":"2024-04-01/P1Y"}""", Json.Text(cell["benchmark"]!));
        Assert.Null(Json.Cell(await fixture.Read("balanced"), "M2")["benchmark"]);
        Assert.Null(Json.Cell(await fixture.Read("balanced?breakdown=E05001068"), "M1")["benchmark"]);

        fixture.Peers.Comparisons["M1"].Quartile = 0;
        await fixture.Bus.Publish(new ComparisonsChanged(["M1"], Facts.Noon));
        Assert.Null((await fixture.Cell("balanced", "M1", shown => shown["benchmark"]!["quartile"] is null))["benchmark"]!["quartile"]);

        fixture.Peers.Comparisons.TryRemove("M1", out _);
        await fixture.Bus.Publish(new ComparisonsChanged(["M1"], Facts.Noon));
        await fixture.Cell("balanced", "M1", shown => shown["benchmark"] is null);
    }
}
