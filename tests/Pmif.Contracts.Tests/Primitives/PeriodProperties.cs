using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Tests.Primitives;

/// <summary>What holds of every period from 1600 to 2200: months, quarters, years of all kinds, pools, and days.</summary>
public sealed class PeriodProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    [Fact]
    public void Its_text_and_its_json_are_read_back() => Prop.ForAll(AnyPeriod(), period =>
        Period.ParseIso(period.ToString()) == period
        && JsonSerializer.Deserialize<Period>(JsonSerializer.Serialize(period, PmifJson.Options), PmifJson.Options) == period).Check(Many);

    [Fact]
    public void No_two_periods_have_one_label() => Prop.ForAll((from one in Any() from other in Near(one) select (one, other)).ToArbitrary(),
        pair => pair.one == pair.other || pair.one.Label != pair.other.Label).Check(Many);

    [Fact]
    public void Labels_tell_apart_all_periods_of_a_century()
    {
        int[] lengths = [0, 1, 2, 3, 4, 6, 9, 11, 12, 18, 24, 36, 60];
        var periods = from month in Enumerable.Range(0, 12 * 100) from length in lengths select new Period(new DateOnly(1950, 1, 1).AddMonths(month), length);
        Assert.Empty(periods.GroupBy(period => period.Label).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(' ', same)}"));
    }

    [Fact]
    public void Going_on_and_back_leads_home() => Prop.ForAll((from period in Any().Where(EndsWithItsMonth) from months in Gen.Choose(-2_400, 2_400) select (period, months)).ToArbitrary(),
        pair => pair.period.Shift(pair.months).Shift(-pair.months) == pair.period && pair.period.Shift(pair.months).Months == pair.period.Months).Check(Many);

    [Fact]
    public void Two_shifts_are_one() => Prop.ForAll(
        (from period in Any().Where(EndsWithItsMonth) from one in Gen.Choose(-600, 600) from other in Gen.Choose(-600, 600) select (period, one, other)).ToArbitrary(),
        three => three.period.Shift(three.one).Shift(three.other) == three.period.Shift(three.one + three.other)).Check(Many);

    [Fact]
    public void The_period_before_ends_the_day_before_this_one_starts() => Prop.ForAll(Any().Where(period => !period.IsSnapshot && period.Start.Day <= 28).ToArbitrary(),
        period => period.Previous().End == period.Start.AddDays(-1) && period.Next().Start == period.End.AddDays(1)).Check(Many);

    [Fact]
    public void The_year_before_is_the_same_time_of_the_year() => Prop.ForAll(AnyPeriod(), period =>
    {
        var before = period.YearBefore();
        return before.Start.Year == period.Start.Year - 1 && before.Start.Month == period.Start.Month && before.Months == period.Months
            && (before.Start.Day == period.Start.Day || (period.Start.Month == 2 && period.Start.Day >= 28));
    }).Check(Many);

    [Fact]
    public void A_years_quarters_and_halves_fill_it_without_gap() => Prop.ForAll(Gen.Choose(1600, 2200).ToArbitrary(), year =>
    {
        var whole = Period.FinancialYear(year);
        Period[] quarters = [.. Enumerable.Range(1, 4).Select(quarter => Period.FinancialQuarter(year, quarter))];
        Period[] halves = [Period.FinancialHalf(year, 1), Period.FinancialHalf(year, 2)];
        return Fill(whole, quarters) && Fill(whole, halves) && Fill(whole, [.. Enumerable.Range(0, 12).Select(month => Period.Month(year, 4).Shift(month))])
            && Fill(halves[0], quarters[..2]) && Fill(halves[1], quarters[2..]);
    }).Check(Many);

    [Fact]
    public void A_day_is_in_the_financial_year_and_quarter_that_are_told() => Prop.ForAll(Gen.Choose(0, 365 * 600).Select(days => new DateOnly(1600, 1, 1).AddDays(days)).ToArbitrary(), day =>
        Period.FinancialQuarter(Period.FinancialYearOf(day), Period.FinancialQuarterOf(day)).Contains(Period.Snapshot(day))
        && Period.FinancialYear(Period.FinancialYearOf(day)).Contains(Period.Snapshot(day))).Check(Many);

    [Fact]
    public void Order_is_by_end_so_that_what_is_later_is_due_later() => Prop.ForAll((from one in Any() from other in Any() from lag in Gen.Choose(0, 3_650) select (one, other, lag)).ToArbitrary(),
        three =>
        {
            var (one, other, lag) = three;
            var order = one.CompareTo(other);
            return order == -other.CompareTo(one) && (order == 0) == (one == other || (one.End == other.End && one.Months == other.Months))
                && (order > 0 || one.End.AddDays(lag) <= other.End.AddDays(lag)) && (order >= 0 || one.End <= other.End);
        }).Check(Many);

    [Theory]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2023-02-28", 12, "2024-02-29")]
    [InlineData("2024-02-28", -12, "2023-02-28")]
    [InlineData("1900-02-28", -1, "1900-01-31")]
    [InlineData("2000-02-29", 1, "2000-03-31")]
    [InlineData("2024-01-30", 1, "2024-02-29")]
    [InlineData("1999-04-01/P1Y", 12, "2000-04-01/P1Y")]
    public void Days_go_on_and_back_by_months(string iso, int months, string moved) => Assert.Equal(moved, Period.ParseIso(iso).Shift(months).ToString());

    internal static Arbitrary<Period> AnyPeriod() => Any().ToArbitrary();

    private static Gen<Period> Any() => Gen.OneOf(
        from month in Gen.Choose(0, 12 * 600)
        from length in Gen.Elements(1, 1, 3, 3, 6, 12, 12, 24, 36, 60, 2, 4, 9, 18)
        select new Period(new DateOnly(1600, 1, 1).AddMonths(month), length),
        Gen.Choose(0, 365 * 600).Select(day => Period.Snapshot(new DateOnly(1600, 1, 1).AddDays(day))),
        from year in Gen.Choose(1600, 2200)
        from kind in Gen.Choose(0, 4)
        select kind switch
        {
            0 => Period.FinancialYear(year),
            1 => Period.CalendarYear(year),
            2 => Period.AcademicYear(year),
            3 => new Period(new DateOnly(year, 4, 1), 36),
            // A survey year, such as that of Active Lives.
            _ => new Period(new DateOnly(year, 11, 16), 12),
        });

    private static Gen<Period> Near(Period period) =>
        from months in Gen.Choose(-13, 13)
        from length in Gen.Elements(period.Months, 1, 3, 6, 12, 24, 36)
        select new Period(period.Start.AddMonths(months), length);

    // A day that is not the last of its month may meet a month that is shorter.
    private static bool EndsWithItsMonth(Period period) => period.Start.Day <= 27 || (period.IsSnapshot && period.Start.AddDays(1).Day == 1 && period.Start.Month != 2);

    private static bool Fill(Period whole, Period[] parts) =>
        parts[0].Start == whole.Start && parts[^1].End == whole.End && parts.All(whole.Contains)
        && parts.Zip(parts.Skip(1)).All(pair => pair.Second.Start == pair.First.End.AddDays(1) && pair.First < pair.Second);
}
