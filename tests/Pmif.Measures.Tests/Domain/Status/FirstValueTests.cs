using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Status;

public sealed class FirstValueTests
{
    [Theory]
    [InlineData(Frequency.Annual, "2026-04-01", 60, "2027-05-30")]
    [InlineData(Frequency.Quarterly, "2026-04-01", 0, "2026-06-30")]
    [InlineData(Frequency.Monthly, "2026-02-15", 45, "2026-04-14")]
    [InlineData(Frequency.HalfYearly, "2026-10-01", 0, "2027-03-31")]
    [InlineData(Frequency.AcademicYear, "2026-04-01", 0, "2026-08-31")]
    [InlineData(Frequency.CalendarYear, "2026-04-01", 0, "2026-12-31")]
    [InlineData(Frequency.Adhoc, "2026-04-01", 10, "9999-12-31")]
    [InlineData(Frequency.Adhoc, null, 10, "9999-12-31")]
    [InlineData(Frequency.Monthly, null, 10, null)]
    [InlineData(Frequency.ThreeYear, "0001-01-01", 10, null)]
    public void Is_due_by_the_lag_after_the_first_period_that_ends_in_force(Frequency frequency, string? effectiveFrom, int lag, string? due)
    {
        var definition = new MeasureDefinition
        {
            Frequency = frequency, LagDays = lag,
            EffectiveFrom = effectiveFrom is null ? null : DateOnly.ParseExact(effectiveFrom, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        Assert.Equal(due, FirstValue.DueBy(definition)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Is_in_time_on_the_day_that_it_is_due()
    {
        var definition = new MeasureDefinition { Frequency = Frequency.Quarterly, EffectiveFrom = new(2026, 4, 1) };
        Assert.Equal(Rag.NotDue, FirstValue.StatusOn(new(2026, 6, 30), definition));
        Assert.Equal(Rag.Overdue, FirstValue.StatusOn(new(2026, 7, 1), definition));
        Assert.Null(FirstValue.StatusOn(new(2026, 7, 1), definition with { EffectiveFrom = null }));
    }
}
