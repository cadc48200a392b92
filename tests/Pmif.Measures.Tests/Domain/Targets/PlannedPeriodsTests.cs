using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Tests.Domain.Targets;

public sealed class PlannedPeriodsTests
{
    private static readonly Period Year = Period.FinancialYear(2024);

    [Fact]
    public void Are_the_reporting_periods_of_a_target_and_then_its_own()
    {
        Assert.Equal([.. Enumerable.Range(1, 4).Select(quarter => Period.FinancialQuarter(2024, quarter)), Year], Of(Frequency.Quarterly, Year));
        Assert.Equal([.. Enumerable.Range(0, 12).Select(month => Period.Month(2024, 4).Shift(month)), Year], Of(Frequency.Monthly, Year));
    }

    [Fact]
    public void Are_those_of_the_targets_alone_where_no_reporting_period_divides_them()
    {
        Assert.Equal([Year], Of(Frequency.Annual, Year));
        Assert.Equal([Year], Of(Frequency.Adhoc, Year));
        var tenMonths = new Period(new(2024, 4, 1), 10);
        Assert.Equal([tenMonths], Of(Frequency.Quarterly, tenMonths));
        var day = Period.Snapshot(new(2025, 3, 31));
        Assert.Equal([day], Of(Frequency.Quarterly, day));
    }

    [Fact]
    public void Are_told_once_each() => Assert.Equal(5, Of(Frequency.Quarterly, Period.FinancialQuarter(2024, 1), Year).Count);

    private static IReadOnlyList<Period> Of(Frequency frequency, params Period[] periods) =>
        PlannedPeriods.Of(new TargetSet { Tolerance = new(ToleranceUnit.Relative, 5), Targets = [.. periods.Select(period => new PeriodTarget(period, 95))] }, frequency);
}
