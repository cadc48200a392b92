using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Values;

namespace Pmif.Measures.Tests.Domain.Values;

public sealed class PeriodFitTests
{
    [Theory]
    [InlineData(Frequency.Monthly, TemporalType.Flow, "2024-04-01/P1M", true)]
    [InlineData(Frequency.Monthly, TemporalType.Flow, "2024-04-01/P3M", false)]
    [InlineData(Frequency.Quarterly, TemporalType.Flow, "2024-04-01/P3M", true)]
    [InlineData(Frequency.HalfYearly, TemporalType.Flow, "2024-04-01/P6M", true)]
    [InlineData(Frequency.Annual, TemporalType.Survey, "2016-11-16/P1Y", true)]
    [InlineData(Frequency.Annual, TemporalType.Flow, "2024-03-31", false)]
    [InlineData(Frequency.Annual, TemporalType.Snapshot, "2024-03-31", true)]
    [InlineData(Frequency.AcademicYear, TemporalType.Flow, "2023-09-01/P1Y", true)]
    [InlineData(Frequency.AcademicYear, TemporalType.Flow, "2023-04-01/P1Y", false)]
    [InlineData(Frequency.CalendarYear, TemporalType.Flow, "2023-01-01/P1Y", true)]
    [InlineData(Frequency.CalendarYear, TemporalType.Flow, "2023-04-01/P1Y", false)]
    [InlineData(Frequency.ThreeYear, TemporalType.Flow, "2022-01-01/P3Y", true)]
    [InlineData(Frequency.ThreeYear, TemporalType.Flow, "2022-01-01/P1Y", false)]
    [InlineData(Frequency.Quarterly, TemporalType.Cumulative, "2024-04-01/P6M", true)]
    [InlineData(Frequency.Quarterly, TemporalType.Cumulative, "2024-07-01/P3M", true)]
    [InlineData(Frequency.Quarterly, TemporalType.Cumulative, "2024-04-01/P4M", false)]
    [InlineData(Frequency.Monthly, TemporalType.Cumulative, "2024-04-01/P1Y", true)]
    [InlineData(Frequency.Monthly, TemporalType.Cumulative, "2024-04-01", false)]
    [InlineData(Frequency.Monthly, TemporalType.Rolling12, "2023-11-01/P1Y", true)]
    [InlineData(Frequency.Adhoc, TemporalType.Flow, "2022-01-01/P5Y", true)]
    public void Knows_the_periods_of_a_measure(Frequency frequency, TemporalType type, string period, bool fits) =>
        Assert.Equal(fits, PeriodFit.Fits(new MeasureDefinition { Frequency = frequency, TemporalType = type }, Period.ParseIso(period)));
}
