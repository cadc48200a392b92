using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Status;

public sealed class ReportingStepTests
{
    [Theory]
    [InlineData(Frequency.Monthly, 1)]
    [InlineData(Frequency.Quarterly, 3)]
    [InlineData(Frequency.HalfYearly, 6)]
    [InlineData(Frequency.Annual, 12)]
    [InlineData(Frequency.AcademicYear, 12)]
    [InlineData(Frequency.CalendarYear, 12)]
    [InlineData(Frequency.ThreeYear, 12)] // pools of three years come out every year
    [InlineData(Frequency.Adhoc, 0)]
    public void Is_the_months_from_one_value_to_the_next(Frequency frequency, int months) => Assert.Equal(months, ReportingStep.Months(frequency));

    [Theory]
    [InlineData(Frequency.Annual, null, true)]
    [InlineData(Frequency.Quarterly, 24, false)] // values are missing between
    [InlineData(Frequency.Monthly, 24, false)]
    [InlineData(Frequency.Adhoc, null, false)]
    [InlineData(Frequency.Adhoc, 11, false)]
    [InlineData(Frequency.Adhoc, 12, true)]
    [InlineData(Frequency.Adhoc, 13, true)]
    public void Is_yearly_by_the_frequency_or_else_by_the_latest_two_values(Frequency frequency, int? monthsBefore, bool expected)
    {
        var latest = Period.Month(2024, 4);
        Assert.Equal(expected, ReportingStep.IsYearly(frequency, monthsBefore is { } months ? latest.Shift(-months) : null, latest));
    }
}
