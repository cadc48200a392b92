using Pmif.Testing;

namespace Pmif.Measures.Tests.SignIn;

public sealed class HostileRequestTests(MeasuresFixture fixture) : IClassFixture<MeasuresFixture>
{
    [Fact]
    public async Task Every_route_and_method_refuses_what_is_too_large_before_it_comes()
    {
        var matrix = new OversizeMatrix(fixture.Measures);

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 0);
    }

    [Fact]
    public async Task Every_route_refuses_ids_that_are_paths_or_headers_or_queries()
    {
        var matrix = new HostileIdMatrix(fixture.Measures);

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 0);
    }
}
