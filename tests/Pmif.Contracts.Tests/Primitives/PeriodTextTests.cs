using Pmif.Contracts.Primitives;

namespace Pmif.Contracts.Tests.Primitives;

public sealed class PeriodTextTests
{
    [Theory]
    [InlineData("2024/25", Frequency.Annual, "2024-04-01/P1Y")]
    [InlineData("2024-25", Frequency.Annual, "2024-04-01/P1Y")]
    [InlineData("2024 to 2025", Frequency.Annual, "2024-04-01/P1Y")]
    [InlineData("FY2024/25", Frequency.Annual, "2024-04-01/P1Y")]
    [InlineData("1999/00", Frequency.Annual, "1999-04-01/P1Y")]
    [InlineData("FY24/25", Frequency.Annual, "2024-04-01/P1Y")]
    [InlineData("2014/15 to 2016/17", Frequency.ThreeYear, "2014-04-01/P3Y")]
    [InlineData("2023/24 academic year", Frequency.AcademicYear, "2023-09-01/P1Y")]
    [InlineData("16 November 2015 to 15 November 2016", Frequency.Annual, "2015-11-16/P1Y")]
    [InlineData("2023/24", Frequency.AcademicYear, "2023-09-01/P1Y")]
    [InlineData("2024/25 Q3", Frequency.Quarterly, "2024-10-01/P3M")]
    [InlineData("Q3 2024/25", Frequency.Quarterly, "2024-10-01/P3M")]
    [InlineData("2018-19;Q1", Frequency.Quarterly, "2018-04-01/P3M")]
    [InlineData("H1 2024/25", Frequency.HalfYearly, "2024-04-01/P6M")]
    [InlineData("2024-10", Frequency.Monthly, "2024-10-01/P1M")]
    [InlineData("2011-12", Frequency.Monthly, "2011-12-01/P1M")]
    [InlineData("2011-12", Frequency.Annual, "2011-04-01/P1Y")]
    [InlineData("2011-13", Frequency.ThreeYear, "2011-01-01/P3Y")]
    [InlineData("2016 to 2019", Frequency.ThreeYear, "2016-04-01/P3Y")]
    [InlineData("2019", Frequency.CalendarYear, "2019-01-01/P1Y")]
    [InlineData("cal_2019", Frequency.Annual, "2019-01-01/P1Y")]
    [InlineData("October 2024", Frequency.Monthly, "2024-10-01/P1M")]
    [InlineData("Apr 2024", Frequency.Monthly, "2024-04-01/P1M")]
    [InlineData("April to June 2024", Frequency.Quarterly, "2024-04-01/P3M")]
    [InlineData("November 2023 to January 2024", Frequency.Quarterly, "2023-11-01/P3M")]
    [InlineData("31 March 2025", Frequency.Annual, "2025-03-31")]
    [InlineData("31/03/2025", Frequency.Annual, "2025-03-31")]
    [InlineData(" 2024-04-01/P1Y ", Frequency.Annual, "2024-04-01/P1Y")]
    public void Reads_the_written_forms(string text, Frequency frequency, string iso)
    {
        Assert.True(PeriodText.TryParse(text, frequency, out var period));
        Assert.Equal(iso, period.ToString());
    }

    [Theory]
    [InlineData("2024-13", Frequency.Monthly)]
    [InlineData("2011-12", Frequency.Quarterly)]
    [InlineData("2024/26 Q1", Frequency.Quarterly)]
    [InlineData("2024/25 Q5", Frequency.Quarterly)]
    [InlineData("2019", Frequency.Monthly)]
    [InlineData("2024/23", Frequency.Annual)]
    [InlineData("24/25", Frequency.Annual)]
    [InlineData("0000/01", Frequency.Annual)]
    [InlineData("9999/00 Q4", Frequency.Quarterly)]
    [InlineData("2014/15 to 2014/15", Frequency.ThreeYear)]
    [InlineData("16 November 2015 to 16 November 2016", Frequency.Annual)]
    [InlineData("31 January 2024 to 29 February 2024", Frequency.Annual)]
    [InlineData("last month", Frequency.Monthly)]
    [InlineData("", Frequency.Monthly)]
    [InlineData(null, Frequency.Monthly)]
    public void Refuses_what_is_no_period_or_could_be_two(string? text, Frequency frequency) =>
        Assert.False(PeriodText.TryParse(text, frequency, out _));

    public static TheoryData<string> Years => ["0000", "0001", "9900", "9979", "9989", "9990", "9999", "20\u0662\u0664", "\uFF12\uFF10\uFF12\uFF14"];

    [Theory]
    [MemberData(nameof(Years))]
    public void Reads_or_refuses_the_years_at_the_end_of_the_calendar_and_digits_of_other_scripts(string year)
    {
        string[] forms =
        [
            "{0}", "cal_{0}", "{0}-01", "{0}-12", "{0}-31", "{0}/01", "{0}/00", "{0}-99", "{0}/90", "{0} to 9999", "{0} to 0019", "0001 to {0}", "{0}/0001", "Q1 {0}/01", "{0}/00 Q4", "H2 {0}/01", "{0}/91;H1",
            "January to March {0}", "December 0001 to March {0}", "October to March {0}", "January {0}", "Jan {0}", "31 December {0}", "31/12/{0}", "{0}-12-31", "{0}-12-31/P1M", "{0}-01-01/P99Y", "FY{0}/01", "FY \u0660\u0661/02 Q1",
        ];
        foreach (var frequency in Enum.GetValues<Frequency>())
            foreach (var form in forms)
                if (PeriodText.TryParse(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, year), frequency, out var period))
                    Assert.True(period.Start <= period.End && period.Label.Length > 0);
    }
}
