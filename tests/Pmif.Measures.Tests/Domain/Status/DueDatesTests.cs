using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Status;

public sealed class DueDatesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData(Frequency.Monthly, "2026-09-01/P1M", "2026-10-01/P1M", "2026-11-14")]
    [InlineData(Frequency.Quarterly, "2026-07-01/P3M", "2026-10-01/P3M", "2027-01-14")]
    [InlineData(Frequency.Annual, "2025-04-01/P1Y", "2026-04-01/P1Y", "2027-04-14")]
    [InlineData(Frequency.AcademicYear, "2025-08-01/P1Y", "2026-08-01/P1Y", "2027-08-14")]
    [InlineData(Frequency.ThreeYear, "2022-01-01/P3Y", "2023-01-01/P3Y", "2026-01-14")]
    [InlineData(Frequency.Monthly, "2026-10-31", "2026-11-30", "2026-12-14")]
    public void Follow_the_latest_value_and_may_be_over(Frequency frequency, string latest, string period, string due) =>
        Assert.Equal(new NextDue(Period.ParseIso(period), DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture)),
            DueDates.Next(new MeasureDefinition { Frequency = frequency, LagDays = 14 }, Period.ParseIso(latest), null, Today));

    [Theory]
    [InlineData("2026-04-01/P3M", "2026-07-01/P3M")] // does not yet show that it is told from the start of the year
    [InlineData("2026-04-01/P6M", "2026-04-01/P9M")]
    [InlineData("2025-04-01/P1Y", "2026-04-01/P3M")]
    public void Of_a_running_total_grow_through_the_year(string latest, string period) =>
        Assert.Equal(Period.ParseIso(period), DueDates.Next(new MeasureDefinition { Frequency = Frequency.Quarterly, TemporalType = TemporalType.Cumulative }, Period.ParseIso(latest), null, Today)!.Period);

    [Theory]
    [InlineData(Frequency.Monthly, 0, "2026-11-01/P1M")]
    [InlineData(Frequency.Monthly, 30, "2026-10-01/P1M")]
    [InlineData(Frequency.Quarterly, 0, "2026-10-01/P3M")]
    [InlineData(Frequency.HalfYearly, 0, "2026-10-01/P6M")]
    [InlineData(Frequency.Annual, 0, "2026-04-01/P1Y")]
    [InlineData(Frequency.Annual, 400, "2025-04-01/P1Y")]
    [InlineData(Frequency.AcademicYear, 0, "2026-09-01/P1Y")]
    [InlineData(Frequency.CalendarYear, 0, "2026-01-01/P1Y")]
    public void Without_a_value_are_of_the_first_period_that_is_not_over(Frequency frequency, int lag, string period) =>
        Assert.Equal(Period.ParseIso(period), DueDates.Next(new MeasureDefinition { Frequency = frequency, LagDays = lag }, null, null, Today)!.Period);

    [Theory]
    [InlineData(Frequency.HalfYearly, "2026-06-30", "2026-04-01/P6M")]
    [InlineData(Frequency.HalfYearly, "2027-01-01", "2026-10-01/P6M")]
    [InlineData(Frequency.AcademicYear, "2026-08-31", "2025-09-01/P1Y")]
    [InlineData(Frequency.AcademicYear, "2026-09-01", "2026-09-01/P1Y")]
    public void Without_a_value_are_of_the_period_that_the_day_lies_in(Frequency frequency, string day, string period) =>
        Assert.Equal(Period.ParseIso(period), DueDates.Next(new MeasureDefinition { Frequency = frequency }, null, null, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!.Period);

    [Theory]
    [InlineData(21, null, 11)]
    [InlineData(22, null, 10)] // 31 October and 22 days is today
    [InlineData(22, "2026-10-31", 10)]
    [InlineData(22, "2026-11-01", 11)] // October was over before the measure was
    public void Without_a_value_are_of_a_period_that_may_still_come_in_time_and_ended_in_force(int lag, string? from, int month) => Assert.Equal(Period.Month(2026, month), DueDates.Next(
        new MeasureDefinition { LagDays = lag, EffectiveFrom = from is null ? null : DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture) }, null, null, Today)!.Period);

    [Fact]
    public void Begin_with_the_definition_and_end_with_the_measure()
    {
        var later = new MeasureDefinition { EffectiveFrom = new DateOnly(2027, 4, 1), LagDays = 60 };
        Assert.Equal(Period.Month(2027, 4), DueDates.Next(later, null, null, Today)!.Period);
        var retirement = new Retirement(new DateOnly(2026, 10, 1), "over");
        Assert.Null(DueDates.Next(new MeasureDefinition(), Period.Month(2026, 9), retirement, Today));
        Assert.Equal(Period.Month(2026, 9), DueDates.Next(new MeasureDefinition(), Period.Month(2026, 8), retirement, Today)!.Period);
        Assert.Null(DueDates.Next(new MeasureDefinition(), Period.Month(2026, 8), retirement with { From = new(2026, 9, 30) }, Today));
        Assert.Null(DueDates.Next(new MeasureDefinition { Frequency = Frequency.Adhoc }, Period.Month(2026, 8), null, Today));
        Assert.Null(DueDates.Next(new MeasureDefinition { Frequency = Frequency.ThreeYear }, null, null, Today));
    }
}
