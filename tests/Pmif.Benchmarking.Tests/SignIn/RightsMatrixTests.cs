using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Benchmarking.Tests.SignIn;

public sealed class RightsMatrixTests(BenchmarkingFixture fixture) : IClassFixture<BenchmarkingFixture>
{
    [Fact]
    public async Task Every_route_and_method_lets_in_whom_the_rights_table_names_and_nobody_else()
    {
        var matrix = new RightsMatrix(fixture.Benchmarking, Remit.OfServices("A"), Remit.OfServices("B"), "hr", new Dictionary<string, Example>
        {
            ["POST /v1/values"] = Example.Rest("/v1/values", "area", "text/csv"),
            ["PUT /v1/areas"] = Example.Rest("/v1/areas", "area", "text/csv"),
        });

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 50, $"{matrix.Calls} calls");
    }
}
