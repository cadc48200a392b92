using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Tests.Domain.Variation;

public sealed class ChartableValuesTests
{
    [Fact]
    public void Takes_a_running_total_apart()
    {
        var values = Of(TemporalType.Cumulative, Point(2024, 3, 50), Point(2024, 4, 5), Point(2024, 5, 12), Point(2024, 7, 30), Point(2024, 8, 31));
        Assert.Equal([(Period.Month(2024, 4), 5m), (Period.Month(2024, 5), 7m), (Period.Month(2024, 8), 1m)], values);
    }

    [Fact]
    public void Takes_a_total_apart_whose_period_grows_by_a_month_each_time()
    {
        SeriesPoint Total(int year, int months, decimal value) => Point(year, 4, value) with { Period = new Period(new DateOnly(year, 4, 1), months) };
        var values = Of(TemporalType.Cumulative, Total(2023, 12, 100), Total(2024, 1, 5), Total(2024, 2, 12), Total(2024, 4, 30), Total(2024, 5, 31));
        Assert.Equal([(Period.Month(2024, 4), 5m), (Period.Month(2024, 5), 7m), (Period.Month(2024, 8), 1m)], values);
    }

    [Fact]
    public void Takes_the_first_months_and_a_whole_year_apart()
    {
        Assert.Equal([(Period.Month(2024, 4), 5m), (Period.Month(2024, 5), 7m)], Of(TemporalType.Cumulative, Point(2024, 4, 5), Point(2024, 5, 12)));
        SeriesPoint Total(int months, decimal value) => Point(2024, 4, value) with { Period = new Period(new DateOnly(2024, 4, 1), months) };
        Assert.Equal([(Period.Month(2025, 3), 8m)], Of(TemporalType.Cumulative, Total(11, 100), Total(12, 108)));
    }

    [Fact]
    public void Does_not_chart_totals_of_whole_years() => Assert.Empty(ChartableValues.Of(
        new() { TemporalType = TemporalType.Cumulative, Frequency = Frequency.Annual }, [Point(2024, 4, 5) with { Period = Period.FinancialYear(2024) }]));

    [Fact]
    public void Does_not_chart_a_rolling_year() =>
        Assert.Empty(Of(TemporalType.Rolling12, Point(2024, 3, 50), Point(2024, 4, 5)));

    [Fact]
    public void Leaves_out_other_lengths_and_missing_values() =>
        Assert.Equal([(Period.Month(2024, 4), 5m)], Of(TemporalType.Flow,
            new(Period.FinancialYear(2022), 1, null, null, ValueFlag.None, Rag.Baseline, null), new(Period.Month(2024, 3), null, null, null, ValueFlag.NotAvailable, Rag.NoData, null), Point(2024, 4, 5)));

    private static List<(Period, decimal)> Of(TemporalType type, params SeriesPoint[] points) =>
        ChartableValues.Of(new() { TemporalType = type, Frequency = Frequency.Monthly }, points);

    private static SeriesPoint Point(int year, int month, decimal value) => new(Period.Month(year, month), value, null, null, ValueFlag.None, Rag.Baseline, null);
}
