using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Tests.Primitives;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2024-04-01/P1Y", "2025-03-31")]
    [InlineData("2024-04-01/P3M", "2024-06-30")]
    [InlineData("2024-10-01/P1M", "2024-10-31")]
    [InlineData("2022-01-01/P3Y", "2024-12-31")]
    [InlineData("2025-03-31", "2025-03-31")]
    public void Ends_on_its_last_day_inclusive(string iso, string end) =>
        Assert.Equal(DateOnly.Parse(end, null), Period.ParseIso(iso).End);

    [Theory]
    [InlineData("2024-04-01/P1Y", "2024/25")]
    [InlineData("2024-10-01/P3M", "Q3 2024/25")]
    [InlineData("2025-01-01/P3M", "Q4 2024/25")]
    [InlineData("2024-04-01/P6M", "H1 2024/25")]
    [InlineData("2024-10-01/P1M", "October 2024")]
    [InlineData("2024-01-01/P1Y", "2024")]
    [InlineData("2023-09-01/P1Y", "2023/24 academic year")]
    [InlineData("2022-01-01/P3Y", "January 2022 to December 2024")]
    [InlineData("2023-08-01/P1Y", "August 2023 to July 2024")]
    [InlineData("2014-04-01/P3Y", "2014/15 to 2016/17")]
    [InlineData("2025-03-31", "31 March 2025")]
    [InlineData("2015-11-16/P1Y", "16 November 2015 to 15 November 2016")]
    [InlineData("2012-02-01/P1Y", "February 2012 to January 2013")]
    public void Has_a_label_for_people(string iso, string label) => Assert.Equal(label, Period.ParseIso(iso).Label);

    [Theory]
    [InlineData("")]
    [InlineData("2024-13-01/P1M")]
    [InlineData("2024-04-01/P0M")]
    [InlineData("2024-04-01/P-1Y")]
    [InlineData("2024-04-01/P999Y")]
    [InlineData("2024-04-01/1Y")]
    [InlineData("2024-04-01P1Y")]
    [InlineData("9999-12-01/P1Y")]
    [InlineData("2024-02-30")]
    [InlineData("0999-04-01/P1Y")]
    [InlineData("9000-04-01")]
    public void Refuses_what_is_not_a_period(string text) => Assert.False(Period.TryParseIso(text, out _));

    [Theory]
    [InlineData("2024-03-31", 2023, 4)]
    [InlineData("2024-04-01", 2024, 1)]
    [InlineData("2024-12-31", 2024, 3)]
    public void Knows_the_financial_year_and_quarter_of_a_day(string day, int year, int quarter)
    {
        Assert.Equal(year, Period.FinancialYearOf(DateOnly.Parse(day, null)));
        Assert.Equal(quarter, Period.FinancialQuarterOf(DateOnly.Parse(day, null)));
    }

    [Fact]
    public void A_snapshot_on_a_months_last_day_stays_on_a_last_day() =>
        Assert.Equal("2024-02-29", Period.ParseIso("2024-03-31").Shift(-1).ToString());

    [Fact]
    public void Every_period_is_read_back_from_its_own_text() =>
        Prop.ForAll(AnyPeriod(), period => Period.ParseIso(period.ToString()) == period).QuickCheckThrowOnFailure();

    [Fact]
    public void The_next_period_starts_the_day_after_this_one_ends() =>
        Prop.ForAll(AnyPeriod(), period => period.IsSnapshot || period.Start.Day > 28 || period.Next().Start == period.End.AddDays(1)).QuickCheckThrowOnFailure();

    private static Arbitrary<Period> AnyPeriod() =>
        (from days in Gen.Choose(0, 365 * 300)
         from months in Gen.Elements(0, 1, 3, 6, 12, 24, 36, 60)
         select new Period(new DateOnly(1850, 1, 1).AddDays(days), months)).ToArbitrary();
}
