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
    [InlineData("last month", Frequency.Monthly)]
    [InlineData("", Frequency.Monthly)]
    [InlineData(null, Frequency.Monthly)]
    public void Refuses_what_is_no_period_or_could_be_two(string? text, Frequency frequency) =>
        Assert.False(PeriodText.TryParse(text, frequency, out _));
}
