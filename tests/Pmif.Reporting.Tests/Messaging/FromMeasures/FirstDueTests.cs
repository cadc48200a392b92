using Pmif.Reporting.Tests.Peers;

namespace Pmif.Reporting.Tests.Messaging.FromMeasures;

public sealed class FirstDueTests(ReportingFixture fixture) : IClassFixture<ReportingFixture>
{
    [Fact]
    public async Task Tells_a_measure_that_is_not_due_from_one_that_is_overdue_and_one_that_has_values_elsewhere()
    {
        await fixture.LayOut(1, ("first", ["all: F1 F2 F3 F4"]));
        var today = DateOnly.FromDateTime(DateTime.Today);
        await fixture.Bus.Publish(Facts.Updated("F3", 1, breakdown: "ward"));
        await fixture.Bus.Publish(
            Facts.Defined("F1") with { FirstDue = today.AddDays(2) }, Facts.Defined("F2") with { FirstDue = today.AddDays(-2) },
            Facts.Defined("F3") with { FirstDue = today.AddDays(-2) }, Facts.Defined("F4"));
        foreach (var (measure, rag) in new[] { ("F1", "not-due"), ("F2", "overdue"), ("F3", "no-data"), ("F4", "no-data") })
            await fixture.Cell("first", measure, cell => ((string?)cell["rag"], (string?)cell["name"]) == (rag, "Working days lost"));

        // Of a version that was known before, the day is learned when it is told.
        await fixture.Bus.Publish(Facts.Defined("F4") with { FirstDue = DateOnly.MaxValue });
        await fixture.Cell("first", "F4", cell => (string?)cell["rag"] == "not-due");

        // The first value takes its place.
        await fixture.Bus.Publish(Facts.Updated("F2", 1));
        await fixture.Cell("first", "F2", cell => (string?)cell["rag"] == "amber");
    }
}
