using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Framework.Tests.SignIn;

public sealed class RightsMatrixTests(TestServers servers)
{
    [Fact]
    public async Task Every_route_and_method_lets_in_whom_the_rights_table_names_and_nobody_else()
    {
        await using var service = await RunningService.Start<Program>(await servers.SettingsFor("framework"));
        var matrix = new RightsMatrix(service, Remit.OfServices("A"), Remit.OfServices("B"), "hr", new Dictionary<string, Example>
        {
            ["PUT /v1/framework.yaml"] = Example.Rest("/v1/framework.yaml", "code: none", "application/yaml"),
        });

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 50, $"{matrix.Calls} calls");
    }
}
