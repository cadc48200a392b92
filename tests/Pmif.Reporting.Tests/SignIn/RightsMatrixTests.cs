using Pmif.ServiceDefaults;
using Pmif.Testing;

namespace Pmif.Reporting.Tests.SignIn;

public sealed class RightsMatrixTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Every_route_and_method_lets_in_whom_the_rights_table_names_and_nobody_else()
    {
        var matrix = new RightsMatrix(fixture.Reporting, Remit.OfServices("A"), Remit.OfServices("B"), "hr", new Dictionary<string, Example>());

        Assert.Empty(await matrix.Differences(TestContext.Current.CancellationToken));
        Assert.True(matrix.Calls > 50, $"{matrix.Calls} calls");
    }
}
