using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Pmif.Contracts.Benchmarking.V1;
using Pmif.Contracts.Framework.V1;
using Pmif.Contracts.Measures.V1;
using Pmif.Reporting.Data;
using Pmif.Reporting.Tests.Peers;
using Pmif.Testing;

namespace Pmif.Reporting.Tests.Features.Rebuilds;

/// <summary>Each starts a service of its own: what matters is how it starts.</summary>
public sealed class RebuildTests(TestServers servers)
{
    [Fact]
    public async Task An_empty_service_is_ready_at_once_and_fills_itself_when_the_others_are_there()
    {
        await using var peers = await Council();
        peers.AreAway = true;
        await using var reporting = await Start(peers);
        using (var early = await reporting.Http.GetAsync(new Uri("/v1/scorecards/balanced", UriKind.Relative), TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);

        peers.AreAway = false;
        var scorecard = await Eventually.Value(() => Read(reporting), read => read is not null && Benchmark(read) is not null);
        Assert.Equal(["First measure", "Second measure"], Json.Cells(scorecard!).Select(cell => (string)cell["name"]!));
        Assert.Equal(["1.5%", "2.5 days"], Json.Cells(scorecard!).Select(cell => (string)cell["display"]!));
        Assert.Equal(3, (int)Benchmark(scorecard!)!["rank"]!);
        Assert.Equal("7.0 days", (string)Json.Cells((await Read(reporting, "?breakdown=E05001068"))!).Last()["display"]!);
    }

    [Fact]
    public async Task What_one_service_cannot_give_does_not_hold_up_the_rest()
    {
        await using var peers = await Council();
        peers.Frameworks.Clear();
        await using var reporting = await Start(peers);
        await ReportingFixture.RebuildIsDone(reporting);

        // No framework is in force: nothing to show, but everything known once there is one.
        peers.Frameworks[1] = Framework();
        await using var bus = await MessageBus.Connect(reporting.Settings.Broker, reporting);
        await bus.Publish(new Contracts.Framework.Events.FrameworkPublished("council", 1, "", Facts.Noon));
        Assert.Equal("1.5%", (string)Json.Cells((await Read(reporting))!).First()["display"]!);
    }

    [Fact]
    public async Task An_administrator_orders_one_and_what_is_here_becomes_what_Measures_says()
    {
        await using var peers = await Council();
        await using var reporting = await Start(peers);
        await ReportingFixture.RebuildIsDone(reporting);
        await using var bus = await MessageBus.Connect(reporting.Settings.Broker, reporting);
        await bus.Publish(Facts.Updated("M1", 99, 99m), Facts.Updated("STRAY", 1));

        using var admin = reporting.HttpAs("admin");
        using var ordered = await admin.PostAsync(new Uri("/v1/scorecards/rebuild", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        var done = await Eventually.Value(async () => JsonNode.Parse(await admin.GetStringAsync(ordered.Headers.Location))!, rebuild => rebuild["finishedAt"] is not null);

        Assert.Equal(("demo administrator", 2, 3L), ((string)done["requestedBy"]!, (int)done["measures"]!, (long)done["cells"]!));
        var cell = await Eventually.Value(async () => Json.Cells((await Read(reporting))!).First(), shown => (long)shown["revision"]! == 4);
        Assert.Equal("1.5%", (string)cell["display"]!);
    }

    [Fact]
    public async Task What_comes_by_event_while_states_are_staged_stays()
    {
        await using var peers = await Council();
        await using var reporting = await Start(peers);
        await ReportingFixture.RebuildIsDone(reporting);
        await using var bus = await MessageBus.Connect(reporting.Settings.Broker, reporting);
        await using var scope = reporting.Services.CreateAsyncScope();
        var staging = scope.ServiceProvider.GetRequiredService<CellStaging>();

        var started = await staging.Begin(TestContext.Current.CancellationToken);
        await bus.Publish(Facts.Updated("M1", 5, 5m));
        await staging.Add([Row("M1", 4, 4m), Row("M2", 9, 9m)], TestContext.Current.CancellationToken);
        Assert.Equal(2, await staging.Swap(started, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken));

        var scorecard = await Eventually.Value(() => Read(reporting), read => (long)Json.Cell(read!, "M2")["revision"]! == 9);
        Assert.Equal(5, (long)Json.Cell(scorecard!, "M1")["revision"]!);
        Assert.Equal("no-data", (string)Json.Cell((await Read(reporting, "?breakdown=E05001068"))!, "M2")["rag"]!);
    }

    [Fact]
    public async Task A_database_of_an_earlier_release_asks_again_for_what_it_did_not_keep()
    {
        await using var peers = await Council();
        ServiceSettings settings;
        await using (var before = await Start(peers))
        {
            settings = before.Settings;
            await ReportingFixture.RebuildIsDone(before);
            await using var scope = before.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ReportingDb>().GetService<IMigrator>().MigrateAsync("20261123000000_Audit", TestContext.Current.CancellationToken);
        }

        foreach (var series in peers.Series)
            series.State.Change = "no-clear-change";
        await using var reporting = await RunningService.Start<Program>(settings);
        await Eventually.True(async () => Json.Cells((await Read(reporting))!).All(cell => (string?)cell["change"] == "no-clear-change"), what: "every cell says whether its change is more than chance");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("hr", HttpStatusCode.Forbidden)]
    public async Task Nobody_else_may_order_one(string? source, HttpStatusCode expected)
    {
        await using var peers = await Council();
        await using var reporting = await Start(peers);
        using var client = source is null ? new HttpClient { BaseAddress = reporting.Address } : reporting.HttpAs(source);
        using var answer = await client.PostAsync(new Uri("/v1/scorecards/rebuild", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }

    private static SeriesRow Row(string measure, long revision, decimal value)
    {
        var series = Facts.Series(revision, value);
        return new SeriesRow(measure, "", Facts.Noon, new(revision, series.State, series.Recent));
    }

    private static FrameworkVersion Framework() => Facts.Framework(1, ("balanced", ["all: M1 M2"]));

    private static async Task<PeerServices> Council()
    {
        var peers = await PeerServices.Start();
        peers.Frameworks[1] = Framework();
        peers.Measures["M1"] = new Measure { Code = "M1", Version = 1, Name = "First measure", Unit = "percent", Decimals = 1, EffectiveFrom = "2024-04-01" };
        peers.Measures["M2"] = new Measure { Code = "M2", Version = 1, Name = "Second measure", Unit = "days", Decimals = 1, Per = "1" };
        peers.Series.Add(Facts.Snapshot("M1", 4, "1.5", Facts.LastQuarter));
        peers.Series.Add(Facts.Snapshot("M2", 2, "2.5", Facts.LastQuarter));
        peers.Series.Add(Facts.Snapshot("M2", 1, "7", Facts.LastQuarter, breakdown: "E05001068"));
        peers.Comparisons["M1"] = new Comparison { Measure = "M1", Group = "g", GroupName = "G", Rank = 3, Of = 12, Quartile = 1, Period = "2024-04-01/P1Y" };
        return peers;
    }

    private async Task<RunningService> Start(PeerServices peers) => await RunningService.Start<Program>(await servers.SettingsFor("reporting") with
    {
        Configuration = ReportingFixture.AddressesOf(peers),
    });

    private static async Task<JsonNode?> Read(RunningService reporting, string query = "")
    {
        using var answer = await reporting.Http.GetAsync(new Uri($"/v1/scorecards/balanced{query}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? JsonNode.Parse(await answer.Content.ReadAsStringAsync()) : null;
    }

    private static JsonNode? Benchmark(JsonNode scorecard) => Json.Cell(scorecard, "M1")["benchmark"];
}
