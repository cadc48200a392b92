using Pmif.Testing;

namespace Pmif.Measures.Tests.SignIn;

public sealed class OversizeTests(MeasuresFixture fixture) : IClassFixture<MeasuresFixture>
{
    [Fact]
    public async Task Every_route_and_method_refuses_what_is_too_large_before_it_comes()
    {
        var matrix = new OversizeMatrix(fixture.Measures);

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 0);
    }
}
