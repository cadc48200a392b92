using Pmif.Contracts.Primitives;
using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Messaging.FromMeasures;

public sealed class MeasureDefinedTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Prints_a_measure_by_its_newest_definition()
    {
        await fixture.LayOut(1, ("balanced", ["all: M1 M2"]));
        await fixture.Bus.Publish(Facts.Updated("M1", 1, 87.44m));
        await fixture.Bus.Publish(Facts.Defined("M1", 2, "Invoices paid in time", "percent"), Facts.Defined("M1", 1, "Invoices", "number", 0));

        var cell = await fixture.Cell("balanced", "M1", cell => (string)cell["name"]! != "M1");
        Assert.Equal(("Invoices paid in time", "87.4%", "9.0%"), ((string)cell["name"]!, (string)cell["display"]!, (string)cell["targetDisplay"]!));
    }

    [Fact]
    public async Task Shows_the_range_of_a_measure_that_has_no_target_but_one()
    {
        await fixture.LayOut(1, ("balanced", ["all: M1 M2"]));
        var series = Facts.Series(1, 10.7m, Rag.Green);
        await fixture.Bus.Publish(Facts.Updated("M2", 1) with { Series = [series with { State = series.State with { Target = null } }] });
        await fixture.Bus.Publish(Facts.Defined("M2", 1, "Staff turnover", "percent") with { RangeLow = 8, RangeHigh = 12 });

        var cell = await fixture.Cell("balanced", "M2", cell => (string)cell["name"]! != "M2");
        Assert.Equal("8.0% to 12.0%", (string?)cell["targetDisplay"]);
    }
}
