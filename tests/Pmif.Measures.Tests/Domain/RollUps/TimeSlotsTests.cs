using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;

namespace Pmif.Measures.Tests.Domain.RollUps;

public sealed class TimeSlotsTests
{
    [Fact]
    public void A_flow_takes_every_month_of_the_quarter() => Assert.Equal(
        ["2024-10-01/P1M", "2024-11-01/P1M", "2024-12-01/P1M"],
        TimeSlots.Of(new() { TemporalType = TemporalType.Flow }, Period.FinancialQuarter(2024, 3)).Select(slot => slot.ToString()));

    [Fact]
    public void A_stock_is_that_of_the_last_day_in_the_last_month()
    {
        var stock = new MeasureDefinition { TemporalType = TemporalType.Snapshot };
        var slot = Assert.Single(TimeSlots.Of(stock, Period.FinancialYear(2024)));
        Assert.Equal("2025-03-01/P1M", slot.ToString());
        Assert.Equal(7m, TimeSlots.FigureIn(stock, slot, Figures(("2025-02-28", 5), ("2025-03-01", 6), ("2025-03-30", 7), ("2025-04-01", 8)))!.Value.Value);
        Assert.Null(TimeSlots.FigureIn(stock, slot, Figures(("2025-02-28", 5))));
    }

    [Theory]
    [InlineData("2024-04-01/P3M", 30)]
    [InlineData("2024-07-01/P3M", 40)]
    [InlineData("2024-04-01/P1Y", 200)]
    [InlineData("2024-10-01/P6M", 130)]
    [InlineData("2024-10-01/P3M", null)]
    public void A_running_total_is_what_it_grew_by_however_its_periods_are_written(string window, int? grown)
    {
        var total = new MeasureDefinition { TemporalType = TemporalType.Cumulative, Frequency = Frequency.Quarterly };
        var sinceApril = Figures(("2024-04-01/P3M", 30), ("2024-04-01/P6M", 70), ("2024-04-01/P1Y", 200));
        var bySteps = Figures(("2024-04-01/P3M", 30), ("2024-07-01/P3M", 70), ("2025-01-01/P3M", 200));
        foreach (var figures in (Dictionary<Period, Part>[])[sinceApril, bySteps])
            Assert.Equal(grown, TimeSlots.FigureIn(total, Period.ParseIso(window), figures)?.Value);
    }

    /// <summary>Each written as its own step: the first step of a year is its total too.</summary>
    [Theory]
    [InlineData("2024-06-01/P1M", 5)]
    [InlineData("2024-09-01/P1M", null)] // August is missing
    [InlineData("2024-07-01/P3M", 30)]
    [InlineData("2024-10-01/P6M", 150)]
    public void A_running_total_is_found_by_its_month_its_quarter_or_its_half(string window, int? grown)
    {
        var total = new MeasureDefinition { TemporalType = TemporalType.Cumulative };
        var figures = Figures(("2024-05-01/P1M", 15), ("2024-06-01/P1M", 20), ("2024-07-01/P3M", 50), ("2024-10-01/P6M", 200));
        Assert.Equal(grown, TimeSlots.FigureIn(total, Period.ParseIso(window), figures)?.Value);
    }

    [Fact]
    public void A_flow_takes_every_quarter_of_the_year() => Assert.Equal(
        ["2024-04-01/P3M", "2024-07-01/P3M", "2024-10-01/P3M", "2025-01-01/P3M"],
        TimeSlots.Of(new() { TemporalType = TemporalType.Flow, Frequency = Frequency.Quarterly }, Period.FinancialYear(2024)).Select(slot => slot.ToString()));

    [Fact]
    public void A_population_does_not_grow_with_a_running_total()
    {
        var rate = new MeasureDefinition { TemporalType = TemporalType.Cumulative, Frequency = Frequency.Quarterly, Aggregation = Aggregation.Ratio, PopulationDenominator = true };
        var figures = new Dictionary<Period, Part>
        {
            [Period.FinancialQuarter(2024, 1)] = new(1, 10, 200_000, ValueFlag.None),
            [Period.FinancialHalf(2024, 1)] = new(1, 25, 200_000, ValueFlag.None),
        };
        var part = TimeSlots.FigureIn(rate, Period.FinancialQuarter(2024, 2), figures)!.Value;
        Assert.Equal((15m, 200_000m), (part.Numerator, part.Denominator));
    }

    [Fact]
    public void Any_other_denominator_grows_with_a_running_total()
    {
        var rate = new MeasureDefinition { TemporalType = TemporalType.Cumulative, Frequency = Frequency.Quarterly, Aggregation = Aggregation.Ratio };
        var figures = new Dictionary<Period, Part>
        {
            [Period.FinancialQuarter(2024, 1)] = new(10, 10, 100, ValueFlag.None),
            [Period.FinancialHalf(2024, 1)] = new(10, 25, 250, ValueFlag.None),
        };
        var part = TimeSlots.FigureIn(rate, Period.FinancialQuarter(2024, 2), figures)!.Value;
        Assert.Equal((15m, 150m), (part.Numerator, part.Denominator));
    }

    [Theory]
    [InlineData("2024-12-31", Frequency.Quarterly, "2024-10-01/P3M")]
    [InlineData("2024-03-31", Frequency.Annual, "2023-04-01/P1Y")]
    [InlineData("2024-03-31", Frequency.HalfYearly, "2023-10-01/P6M")]
    [InlineData("2024-04-01", Frequency.HalfYearly, "2024-04-01/P6M")]
    [InlineData("2024-09-30", Frequency.HalfYearly, "2024-04-01/P6M")]
    [InlineData("2024-10-01", Frequency.HalfYearly, "2024-10-01/P6M")]
    [InlineData("2024-02-29", Frequency.Monthly, "2024-02-01/P1M")]
    [InlineData("2024-09-01", Frequency.AcademicYear, "2024-09-01/P1Y")]
    [InlineData("2024-08-31", Frequency.AcademicYear, "2023-09-01/P1Y")]
    [InlineData("2024-02-29", Frequency.CalendarYear, "2024-01-01/P1Y")]
    public void A_day_lies_in_one_period(string day, Frequency frequency, string window) =>
        Assert.Equal(window, TimeSlots.WindowOf(DateOnly.Parse(day, null), frequency).ToString());

    [Theory]
    [InlineData(Frequency.Monthly, Frequency.AcademicYear, TemporalType.Flow, true)]
    [InlineData(Frequency.Monthly, Frequency.AcademicYear, TemporalType.Cumulative, false)]
    [InlineData(Frequency.Monthly, Frequency.Monthly, TemporalType.Flow, true)]
    [InlineData(Frequency.Quarterly, Frequency.Monthly, TemporalType.Flow, false)]
    [InlineData(Frequency.HalfYearly, Frequency.Annual, TemporalType.Cumulative, true)]
    [InlineData(Frequency.Quarterly, Frequency.AcademicYear, TemporalType.Flow, false)]
    [InlineData(Frequency.Quarterly, Frequency.CalendarYear, TemporalType.Flow, true)]
    [InlineData(Frequency.HalfYearly, Frequency.CalendarYear, TemporalType.Flow, false)]
    [InlineData(Frequency.Monthly, Frequency.CalendarYear, TemporalType.Cumulative, false)]
    [InlineData(Frequency.Annual, Frequency.Quarterly, TemporalType.Flow, false)]
    [InlineData(Frequency.CalendarYear, Frequency.Annual, TemporalType.Flow, false)]
    [InlineData(Frequency.Adhoc, Frequency.Annual, TemporalType.Flow, false)]
    [InlineData(Frequency.Monthly, Frequency.ThreeYear, TemporalType.Flow, false)]
    public void Shorter_periods_make_longer_ones_that_they_fill_exactly(Frequency from, Frequency to, TemporalType type, bool can) =>
        Assert.Equal(can, TimeSlots.CanMake(new() { Frequency = from, TemporalType = type }, to));

    private static Dictionary<Period, Part> Figures(params (string Period, int Value)[] figures) =>
        figures.ToDictionary(figure => Period.ParseIso(figure.Period), figure => new Part(figure.Value, null, null, ValueFlag.None));
}
