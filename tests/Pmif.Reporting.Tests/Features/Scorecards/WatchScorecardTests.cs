using System.Globalization;
using Grpc.Core;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Contracts.Reporting.V1;
using Pmif.Reporting.Tests.Peers;
using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Reporting.Tests.Features.Scorecards;

public sealed class WatchScorecardTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>, IAsyncLifetime
{
    private static readonly string[] Codes = ["LIVE", "ONCE", "WARD", "RESUME1", "RESUME2", "RESUME3", "LOST", "BURST", "TWO", "GRPC"];

    public async ValueTask InitializeAsync() =>
        await fixture.LayOut(1, ("balanced", ["first: " + string.Join(' ', Codes), "second: LIVE GRPC"]));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_changed_cell_arrives_as_the_scorecard_shows_it()
    {
        await using var stream = await EventStream.Open(fixture.Reporting, "balanced/stream");
        await fixture.Bus.Publish(Facts.Updated("LIVE", 1));

        var told = await NextOf(stream, "LIVE");
        Assert.Equal(Json.Text(Json.Cell(await fixture.Read("balanced"), "LIVE")), Json.Text(told));
    }

    [Fact]
    public async Task A_repeat_is_not_told()
    {
        await fixture.Bus.Publish(Facts.Updated("ONCE", 1));
        await fixture.Cell("balanced", "ONCE", cell => (long)cell["revision"]! == 1);
        await using var stream = await EventStream.Open(fixture.Reporting, "balanced/stream");
        await fixture.Bus.Publish(Facts.Updated("ONCE", 1), Facts.Updated("ONCE", 2));

        Assert.Equal(2, (long)(await NextOf(stream, "ONCE"))["revision"]!);
    }

    [Fact]
    public async Task A_stream_of_one_breakdown_tells_of_no_other()
    {
        await using var stream = await EventStream.Open(fixture.Reporting, "balanced/stream?breakdown=E05001068");
        await fixture.Bus.Publish(Facts.Updated("WARD", 1), Facts.Updated("WARD", 1, breakdown: "E05001069"), Facts.Updated("WARD", 2, breakdown: "E05001068"));

        var (_, cell) = await stream.Next();
        Assert.Equal(("E05001068", 2L), ((string)cell["breakdown"]!, (long)cell["revision"]!));
    }

    [Fact]
    public async Task A_reader_that_comes_back_is_told_what_it_missed()
    {
        var position = (long)(await fixture.Read("balanced?breakdown=R"))["position"]!;
        await fixture.Bus.Publish(Facts.Updated("RESUME1", 1, breakdown: "R"), Facts.Updated("RESUME2", 1, breakdown: "R"));
        string? id;
        await using (var stream = await EventStream.Open(fixture.Reporting, FormattableString.Invariant($"balanced/stream?breakdown=R&after={position}")))
        {
            (id, var first) = await stream.Next();
            Assert.Equal("RESUME1", (string)first["measure"]!);
        }
        await fixture.Bus.Publish(Facts.Updated("RESUME3", 1, breakdown: "R"));

        await using var again = await EventStream.Open(fixture.Reporting, "balanced/stream?breakdown=R", id);
        Assert.Equal("RESUME2", (string)(await again.Next()).Data["measure"]!);
        Assert.Equal("RESUME3", (string)(await again.Next()).Data["measure"]!);
    }

    [Fact]
    public async Task What_changed_while_the_listener_was_cut_off_is_told_when_it_is_back()
    {
        await using var stream = await EventStream.Open(fixture.Reporting, "balanced/stream");
        await using var administrator = NpgsqlDataSource.Create(fixture.Settings.Administrator);
        await CutOff(administrator, new NpgsqlConnectionStringBuilder(fixture.Settings.Database).Database!);
        await fixture.Bus.Publish(Facts.Updated("LOST", 1));

        Assert.Equal(1, (long)(await NextOf(stream, "LOST"))["revision"]!);
    }

    [Fact]
    public async Task A_burst_ends_in_the_newest()
    {
        await using var stream = await EventStream.Open(fixture.Reporting, "balanced/stream");
        await Task.WhenAll(Enumerable.Range(1, 100).Select(revision => fixture.Bus.Publish(Facts.Updated("BURST", revision, revision))));

        var seen = new List<long>();
        do
            seen.Add((long)(await NextOf(stream, "BURST"))["revision"]!);
        while (seen[^1] < 100);
        Assert.Equal(seen.Order().Distinct(), seen);
    }

    [Fact]
    public async Task Every_instance_tells_whichever_consumed_the_message()
    {
        await using var second = await RunningService.Start<Program>(Again(fixture.Settings));
        fixture.Bus.Follow(second);
        await using var one = await EventStream.Open(fixture.Reporting, "balanced/stream");
        await using var two = await EventStream.Open(second, "balanced/stream");

        for (var revision = 1; revision <= 4; revision++)
        {
            await fixture.Bus.Publish(Facts.Updated("TWO", revision));
            Assert.Equal(revision, (long)(await NextOf(one, "TWO"))["revision"]!);
            Assert.Equal(revision, (long)(await NextOf(two, "TWO"))["revision"]!);
        }
    }

    [Fact]
    public async Task The_same_goes_over_gRPC()
    {
        var client = new Pmif.Contracts.Reporting.V1.Scorecards.ScorecardsClient(fixture.Reporting.Grpc);
        var scorecard = await client.GetScorecardAsync(new GetScorecardRequest { Code = "balanced", Breakdown = "G" });
        using var watch = client.WatchScorecard(new WatchScorecardRequest { Code = "balanced", Breakdown = "G", After = scorecard.Position },
            deadline: DateTime.UtcNow.AddSeconds(10));
        await fixture.Bus.Publish(new MeasureUpdated("GRPC", Guid.NewGuid(), Facts.Noon, [Facts.Series(1, 9.4m, Rag.Red, "G")]));

        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var change = watch.ResponseStream.Current;
        var now = await client.GetScorecardAsync(new GetScorecardRequest { Code = "balanced", Breakdown = "G" });
        Assert.Equal(now.Groups[1].Measures[1], change.Cell);
        Assert.Equal(now.Counts, change.Counts);
        Assert.Equal(["first", "second"], change.Groups.Select(group => group.Group));
        Assert.Equal(now.Position, change.After);
    }

    [Fact]
    public async Task An_unknown_scorecard_is_a_fault_over_gRPC_too()
    {
        var client = new Pmif.Contracts.Reporting.V1.Scorecards.ScorecardsClient(fixture.Reporting.Grpc);
        var fault = await Assert.ThrowsAsync<RpcException>(async () => await client.GetScorecardAsync(new GetScorecardRequest { Code = "nowhere" }));

        Assert.Equal((StatusCode.NotFound, "reporting.scorecard-not-found"), (fault.StatusCode, fault.ToFault()?.Code));
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> NextOf(EventStream stream, string measure)
    {
        while (true)
        {
            var (_, cell) = await stream.Next();
            if ((string)cell["measure"]! == measure)
                return cell;
        }
    }

    // The same data and broker, ports of its own.
    private static ServiceSettings Again(ServiceSettings first) =>
        new(first.Service, first.Database, first.Administrator, first.Broker) { Configuration = first.Configuration, ConfigureServices = first.ConfigureServices };

    private static async Task CutOff(NpgsqlDataSource administrator, string database)
    {
        await using var cut = administrator.CreateCommand(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1 and application_name = 'reporting changes'");
        cut.Parameters.AddWithValue(database);
        Assert.Equal(1, Convert.ToInt32(await cut.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
    }
}
