using Pmif.Framework.Tests.Features.Access;
using Pmif.Testing;

namespace Pmif.Framework.Tests.SignIn;

public sealed class HostileRequestTests(AccessFixture fixture) : IClassFixture<AccessFixture>
{
    [Fact]
    public async Task Every_route_and_method_refuses_what_is_too_large_before_it_comes()
    {
        var matrix = new OversizeMatrix(fixture.Framework);

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 0);
    }

    [Fact]
    public async Task Every_route_refuses_ids_that_are_paths_or_headers_or_queries()
    {
        var matrix = new HostileIdMatrix(fixture.Framework);

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 0);
    }
}
