using Pmif.Testing;

namespace Pmif.Benchmarking.Tests.SignIn;

/// <summary>A new route or method that changes something needs a line here: the test fails without.</summary>
public sealed class AuditMatrixTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>
{
    private const string Areas = "code,name\nE06000001,Hartlepool\nE06000002,Middlesbrough\n";

    [Fact]
    public async Task Every_change_leaves_one_entry_and_nothing_else_any()
    {
        await fixture.Admin.PutCsv("/v1/areas", Areas).Json();
        var groups = 0;
        object Group() => new { name = "A group", source = "test", validFrom = "2025-04-01", members = new[] { "E06000001" } };
        var trail = new TrailChanges(fixture.Benchmarking, async client => (await client.PutGroup($"audit-{++groups}", "E06000001")).EnsureSuccessStatusCode());
        var matrix = new AuditMatrix(fixture.Benchmarking, new Dictionary<string, Change>(
        [
            new("PUT /v1/areas", _ => Task.FromResult(Example.Rest("/v1/areas", Areas + "E06000003,Redcar\n", "text/csv"))),
            new("PUT /v1/groups/{code}", _ => Task.FromResult(Example.Rest("/v1/groups/audited", Group()))),
            new("POST /v1/values", _ => Task.FromResult(Example.Rest("/v1/values", "measure,area,period,value\nAU1,E06000001,2024,1.5\n", "text/csv"))),
            .. trail.All(),
        ]));

        Assert.Equal("", string.Join('\n', await matrix.Differences(TestContext.Current.CancellationToken)));
        Assert.Equal(7, matrix.Changes);
    }
}
