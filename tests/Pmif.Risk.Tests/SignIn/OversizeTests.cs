using Pmif.Testing;

namespace Pmif.Risk.Tests.SignIn;

[Collection(SharedRegister.Name)]
public sealed class OversizeTests(RiskFixture fixture)
{
    [Fact]
    public async Task Every_route_and_method_refuses_what_is_too_large_before_it_comes()
    {
        var matrix = new OversizeMatrix(fixture.Risk);

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 0);
    }
}
