using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Messaging.FromMeasures;

public sealed class MeasureDefinedTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Prints_a_measure_by_its_newest_definition()
    {
        await fixture.LayOut(1, ("balanced", ["all: M1"]));
        await fixture.Bus.Publish(Facts.Updated("M1", 1, 87.44m));
        await fixture.Bus.Publish(Facts.Defined("M1", 2, "Invoices paid in time", "percent"), Facts.Defined("M1", 1, "Invoices", "number", 0));

        var cell = await fixture.Cell("balanced", "M1", cell => (string)cell["name"]! != "M1");
        Assert.Equal(("Invoices paid in time", "87.4%", "9.0%"), ((string)cell["name"]!, (string)cell["display"]!, (string)cell["targetDisplay"]!));
    }
}
