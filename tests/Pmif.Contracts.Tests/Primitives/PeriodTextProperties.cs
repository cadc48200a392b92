using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Tests.Primitives;

/// <summary>Every written form of the conventions, over the centuries.</summary>
public sealed class PeriodTextProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    [Theory]
    [InlineData("{0}/{1:00}", Frequency.Annual)]
    [InlineData("{0}-{1:00}", Frequency.Annual)]
    [InlineData("{0}/{2}", Frequency.Annual)]
    [InlineData("{0} to {2}", Frequency.Annual)]
    [InlineData("FY{0}/{1:00}", Frequency.Annual)]
    [InlineData("FY {0}/{1:00}", Frequency.Monthly)]
    public void A_financial_year_is_read_however_it_is_written(string form, Frequency frequency) =>
        Each(year => Reads(string.Format(CultureInfo.InvariantCulture, form, year, (year + 1) % 100, year + 1), frequency, Period.FinancialYear(year)));

    [Theory]
    [InlineData("FY{0:00}/{1:00}", Frequency.Annual)]
    [InlineData("FY {0:00}-{1:00}", Frequency.Annual)]
    public void Two_digits_are_of_this_century(string form, Frequency frequency)
    {
        for (var year = 0; year < 99; year++)
            Assert.True(Reads(string.Format(CultureInfo.InvariantCulture, form, year, year + 1), frequency, Period.FinancialYear(2000 + year)), $"{year}");
    }

    [Theory]
    [InlineData("{0}/{1:00} Q{2}")]
    [InlineData("Q{2} {0}/{1:00}")]
    [InlineData("{0}-{1:00};Q{2}")]
    public void A_quarter_is_read_however_it_is_written(string form) => Each(year => Enumerable.Range(1, 4).All(quarter =>
        Reads(string.Format(CultureInfo.InvariantCulture, form, year, (year + 1) % 100, quarter), Frequency.Quarterly, Period.FinancialQuarter(year, quarter))));

    [Fact]
    public void A_month_is_read_however_it_is_written() => Each(year => Enumerable.Range(1, 12).All(month =>
    {
        var (first, period) = (new DateOnly(year, month, 1), Period.Month(year, month));
        return ((string[])["yyyy-MM", "MMMM yyyy", "MMM yyyy"]).All(form => Reads(first.ToString(form, CultureInfo.InvariantCulture), Frequency.Monthly, period));
    }));

    [Fact]
    public void Years_of_other_kinds_are_read_as_the_measure_is_reported() => Each(year =>
        Reads($"{year}", Frequency.CalendarYear, Period.CalendarYear(year)) && Reads($"cal_{year}", Frequency.Monthly, Period.CalendarYear(year))
        && Reads($"{year}/{(year + 1) % 100:00}", Frequency.AcademicYear, Period.AcademicYear(year))
        && Reads($"{year}-{(year + 2) % 100:00}", Frequency.ThreeYear, new Period(new DateOnly(year, 1, 1), 36))
        && Reads($"{year} to {year + 3}", Frequency.ThreeYear, new Period(new DateOnly(year, 4, 1), 36)));

    [Fact]
    public void A_day_is_read_however_it_is_written() => Prop.ForAll(Gen.Choose(0, 365 * 500).Select(days => new DateOnly(1600, 1, 1).AddDays(days)).ToArbitrary(), day =>
        ((string[])["yyyy-MM-dd", "dd/MM/yyyy", "d MMMM yyyy", "d MMM yyyy"]).All(form => Reads(day.ToString(form, CultureInfo.InvariantCulture), Frequency.Annual, Period.Snapshot(day)))).Check(Many);

    [Fact]
    public void A_suffix_that_does_not_follow_is_refused() => Prop.ForAll(
        (from year in Year() from suffix in Gen.Choose(0, 99).Where(suffix => suffix != (year + 1) % 100) select (year, suffix)).ToArbitrary(),
        pair => !PeriodText.TryParse($"{pair.year}/{pair.suffix:00} Q1", Frequency.Quarterly, out _)).Check(Many);

    [Fact]
    public void The_label_of_a_period_is_read_as_that_period_and_no_other() => Prop.ForAll(PeriodProperties.AnyPeriod(), period =>
        Enum.GetValues<Frequency>().All(frequency => !PeriodText.TryParse(period.Label, frequency, out var read) || read == period || IsSettledBy(frequency, period))
        && Reads(period.Label, FrequencyOf(period), period)).Check(Many);

    [Fact]
    public void No_text_whatever_throws_and_what_is_read_is_within_the_years_that_are_taken() => Prop.ForAll(
        (from parts in Gen.Elements("0000", "0001", "9999", "9998", "8999", "1999", "2024", "00", "25", "01", "12", "13", "99", "/", "-", " to ", "Q4", "H2", " ", ";", "FY", "FY ", "cal_",
                "P1Y", "P1200M", "-12-31", "-01-01", "January", "Dec", "31", "academic year", "/P100Y").ArrayOf(5)
         from length in Gen.Choose(1, 5)
         from frequency in Gen.Elements(Enum.GetValues<Frequency>())
         select (text: string.Concat(parts.Take(length)), frequency)).ToArbitrary(),
        pair => !PeriodText.TryParse(pair.text, pair.frequency, out var period) || (period.Start.Year is >= 1000 && period.End.Year is < 9200 && period.Label.Length > 0)).Check(Many.WithMaxTest(20_000));

    // 2024/25 is a school year to a measure of school years, and a month's number is one to a monthly measure.
    private static bool IsSettledBy(Frequency frequency, Period period) => frequency == Frequency.AcademicYear && period is { Months: 12, Start: { Month: 4, Day: 1 } };

    private static Frequency FrequencyOf(Period period) => period switch
    {
        { Months: 12, Start: { Month: 9, Day: 1 } } => Frequency.AcademicYear,
        { Months: 12, Start: { Month: 1, Day: 1 } } => Frequency.CalendarYear,
        { Months: 1 } => Frequency.Monthly,
        _ => Frequency.Annual,
    };

    private static bool Reads(string text, Frequency frequency, Period period) => PeriodText.TryParse(text, frequency, out var read) && read == period;

    private static void Each(Func<int, bool> holds) => Prop.ForAll(Year().ToArbitrary(), holds).Check(Many);

    private static Gen<int> Year() => Gen.OneOf(Gen.Choose(1600, 2200), Gen.Elements(1899, 1900, 1999, 2000, 2099, 2100, 2011, 2012));
}
