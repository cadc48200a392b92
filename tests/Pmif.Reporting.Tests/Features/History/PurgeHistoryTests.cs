using Microsoft.Extensions.DependencyInjection;
using Pmif.Reporting.Features.History;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Features.History;

public sealed class PurgeHistoryTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Removes_what_was_superseded_and_keeps_what_answers_for_the_time_after()
    {
        var start = DateTimeOffset.UtcNow.AddHours(1);
        await fixture.LayOut(1, ("balanced", ["all: M1"]));
        for (var revision = 1; revision <= 5; revision++)
            await fixture.Bus.Publish(Facts.Updated("M1", revision, revision, at: start.AddHours(revision)));
        fixture.Clock.Advance(TimeSpan.FromHours(10));
        fixture.Peers.Series.Add(Facts.Snapshot("M1", 1, "1.25", Facts.LastQuarter, at: start.AddHours(1)));

        Assert.Equal(2, await Purge(start.AddHours(3).AddMinutes(1)));
        Assert.Equal(0, await Purge(start.AddHours(3).AddMinutes(1)));
        Assert.Equal(3m, await Value(start.AddHours(3).AddMinutes(2)));
        Assert.Equal(4m, await Value(start.AddHours(4).AddMinutes(2)));
        Assert.Equal(5m, (decimal)Json.Cell(await fixture.Read("balanced"), "M1")["value"]!);
        // What is no longer kept here, Measures is asked for.
        Assert.Equal(1.25m, await Value(start.AddHours(1).AddMinutes(2)));
    }

    private async Task<long> Purge(DateTimeOffset before)
    {
        await using var scope = fixture.Reporting.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PurgeHistory>().Handle(before, TestContext.Current.CancellationToken);
    }

    private async Task<decimal?> Value(DateTimeOffset asOf) =>
        (decimal?)Json.Cell(await fixture.Read($"balanced?asOf={Uri.EscapeDataString(asOf.ToString("O"))}"), "M1")["value"];
}
