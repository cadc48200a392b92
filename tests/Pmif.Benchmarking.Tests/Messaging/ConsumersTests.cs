using Pmif.Contracts.Framework.Events;
using Pmif.Testing;

namespace Pmif.Benchmarking.Tests.Messaging;

/// <summary>What the neighbours tell, each told more than once and out of order.</summary>
public sealed class ConsumersTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>, IAsyncLifetime
{
    private static readonly string[] Known = ["E06000001", "E06000002"];

    public async ValueTask InitializeAsync()
    {
        await fixture.Admin.PutCsv("/v1/areas", "code,name\nE06000001,Hartlepool\nE06000002,Middlesbrough\nE06000003,Redcar\n").Json();
        using var group = await fixture.Admin.PutGroup("near", Known);
        group.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Older_and_repeated_events_change_nothing_and_tell_nothing()
    {
        await Values("ORDER", "E06000001,1", "E06000002,3");
        await fixture.Tell(new FrameworkPublished("order", 1, "E06000003", DateTimeOffset.UnixEpoch));
        await fixture.Tell(Told.Definition("ORDER", version: 2));
        await fixture.Tell(Told.Values("ORDER", 2, (2024, 2m)));
        await Eventually.True(async () => await Value("ORDER") == 2);

        await fixture.Tell(Told.Definition("ORDER", version: 1, benchmark: "none"));
        await fixture.Tell(Told.Values("ORDER", 1, (2024, 7m)));
        await fixture.Tell(Told.Values("ORDER", 2, (2024, 7m)));
        await fixture.Tell(Told.Values("ORDER", 3, "E05000001", (2024, 7m)));
        // What comes after all of them has been taken shows that they were, too.
        await fixture.Tell(Told.Values("ORDER", 4, (2024, 2.5m)));
        await Eventually.True(async () => await Value("ORDER") == 2.5m);

        // The values file, the definition, and the two revisions that were news; the framework's area adds one at most.
        Assert.InRange((await fixture.ToldChanges()).Count(code => code == "ORDER"), 3, 5);
    }

    [Fact]
    public async Task A_point_that_is_no_longer_told_is_gone()
    {
        await Values("GONE", "E06000001,1", "E06000002,3");
        await fixture.Tell(new FrameworkPublished("gone", 1, "E06000003", DateTimeOffset.UnixEpoch));
        await fixture.Tell(Told.Definition("GONE"));
        await fixture.Tell(Told.Values("GONE", 1, (2023, 5m), (2024, 2m)));
        await Eventually.True(async () => await Value("GONE") == 2);

        await fixture.Tell(Told.Values("GONE", 2, (2023, 5m)));

        await Eventually.True(async () => (await fixture.Benchmarking.Http.Json("/v1/compare?measure=GONE")).Text("period") == "2023-04-01/P1Y");
    }

    [Fact]
    public async Task An_older_version_of_the_framework_does_not_move_the_council()
    {
        await Values("MOVE", "E06000001,1", "E06000002,3", "E06000003,5");
        await fixture.Tell(Told.Definition("MOVE"));
        await fixture.Tell(new FrameworkPublished("move", 2, "E06000003", DateTimeOffset.UnixEpoch));
        await Eventually.True(async () => await Value("MOVE") == 5);
        var before = (await fixture.ToldChanges()).Count(code => code == "MOVE");

        await fixture.Tell(new FrameworkPublished("move", 1, "E06000001", DateTimeOffset.UnixEpoch));
        // A later version that says the same shows that the older one was taken, too.
        await fixture.Tell(new FrameworkPublished("move", 3, "E06000003", DateTimeOffset.UnixEpoch));
        await Eventually.True(async () => await fixture.OwnFrameworkVersion() == 3);
        Assert.Equal(before, (await fixture.ToldChanges()).Count(code => code == "MOVE"));
    }

    [Fact]
    public async Task A_changed_group_and_a_changed_area_tell_of_every_measure_that_has_values()
    {
        await Values("TELL", "E06000001,1");
        var before = (await fixture.ToldChanges()).Count(code => code == "TELL");

        using var group = await fixture.Admin.PutGroup("told", "E06000001");
        await fixture.Admin.PutCsv("/v1/areas", "code,name\nE06000009,Blackpool\n").Json();
        using var again = await fixture.Admin.PutGroup("told", "E06000001");

        Assert.Equal(before + 2, (await fixture.ToldChanges()).Count(code => code == "TELL"));
    }

    private async Task Values(string measure, params string[] areaValues) => await fixture.Admin.PostCsv(
        "/v1/values", "measure,period,area,value\n" + string.Join('\n', areaValues.Select(pair => $"{measure},2024-04-01/P1Y,{pair}"))).Json();

    private async Task<decimal?> Value(string measure)
    {
        using var answer = await fixture.Benchmarking.Http.GetAsync(new Uri($"/v1/compare?measure={measure}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? (await answer.Json(System.Net.HttpStatusCode.OK)).Number("value") : null;
    }
}
