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

    private async Task Values(string measure, params string[] areaValues) => await fixture.Admin.PostCsv(
        "/v1/values", "measure,period,area,value\n" + string.Join('\n', areaValues.Select(pair => $"{measure},2024-04-01/P1Y,{pair}"))).Json();

    private async Task<decimal?> Value(string measure)
    {
        using var answer = await fixture.Benchmarking.Http.GetAsync(new Uri($"/v1/compare?measure={measure}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? (await answer.Json(System.Net.HttpStatusCode.OK)).Number("value") : null;
    }
}
