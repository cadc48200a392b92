using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Definitions;

namespace Pmif.Measures.Tests.Domain.Collection;

/// <summary>The dates of the half-year and the year end are those of a council's reporting calendar: due 21 days after the end, closed after 31.</summary>
public sealed class CollectionWindowTests
{
    [Theory]
    [InlineData("2024-04-01/P6M", "2024-10-01", "2024-10-21", "2024-10-31")]
    [InlineData("2024-04-01/P1Y", "2025-04-01", "2025-04-21", "2025-05-01")]
    [InlineData("2023-04-01/P1Y", "2024-04-01", "2024-04-21", "2024-05-01")]
    [InlineData("2024-02-01/P1M", "2024-03-01", "2024-03-21", "2024-03-31")]
    [InlineData("2023-02-01/P1M", "2023-03-01", "2023-03-21", "2023-03-31")]
    [InlineData("2024-02-29", "2024-03-01", "2024-03-21", "2024-03-31")]
    [InlineData("2025-03-31", "2025-04-01", "2025-04-21", "2025-05-01")]
    [InlineData("2023-09-01/P1Y", "2024-09-01", "2024-09-21", "2024-10-01")]
    [InlineData("2024-02-29/P1Y", "2025-02-28", "2025-03-20", "2025-03-30")]
    public void Counts_days_from_the_last_day_of_the_period(string period, string opens, string due, string closes)
    {
        var window = CollectionWindow.Of(new MeasureDefinition { LagDays = 21, Collection = new(1, 31) }, Period.ParseIso(period));
        Assert.Equal((Day(opens), Day(due), Day(closes)), (window.Opens!.Value, window.Due, window.Closes!.Value));
    }

    [Fact]
    public void Takes_values_on_its_first_and_on_its_last_day_and_on_no_other_side()
    {
        var window = CollectionWindow.Of(new MeasureDefinition { Collection = new(1, 31) }, Period.FinancialYear(2024));
        Assert.Equal((true, false), (window.IsBefore(Day("2025-03-31")), window.IsBefore(Day("2025-04-01"))));
        Assert.Equal((false, true), (window.IsOver(Day("2025-05-01")), window.IsOver(Day("2025-05-02"))));
    }

    [Fact]
    public void Opens_before_the_end_where_the_days_are_below_zero() =>
        Assert.Equal(Day("2024-02-19"), CollectionWindow.Of(new MeasureDefinition { Collection = new(-10) }, Period.Month(2024, 2)).Opens);

    [Fact]
    public void Never_closes_unless_the_definition_says_so()
    {
        foreach (var definition in new[] { new MeasureDefinition(), new MeasureDefinition { Collection = new() } })
        {
            var window = CollectionWindow.Of(definition, Period.FinancialYear(1950));
            Assert.Equal((null, null), (window.Opens, window.Closes));
            Assert.False(window.IsOver(DateOnly.MaxValue) || window.IsBefore(DateOnly.MinValue));
        }
    }

    [Fact]
    public void Stops_at_the_end_of_the_calendar()
    {
        var window = CollectionWindow.Of(new MeasureDefinition { LagDays = 3_650, Collection = new(-3_650, 3_650) }, new Period(new DateOnly(9998, 12, 1), 12));
        Assert.Equal((DateOnly.MaxValue, DateOnly.MaxValue), (window.Due, window.Closes!.Value));
        Assert.Equal(DateOnly.MinValue, CollectionWindow.Of(new MeasureDefinition { Collection = new(-3_650) }, Period.CalendarYear(1)).Opens);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
