using Pmif.Testing;

namespace Pmif.Benchmarking.Tests.SignIn;

public sealed class OversizeTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>
{
    [Fact]
    public async Task Every_route_and_method_refuses_what_is_too_large_before_it_comes()
    {
        var matrix = new OversizeMatrix(fixture.Benchmarking);

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 0);
    }
}
