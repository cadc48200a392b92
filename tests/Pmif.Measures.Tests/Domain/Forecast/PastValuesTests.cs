using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Forecast;

public sealed class PastValuesTests
{
    [Fact]
    public void A_series_that_starts_anew_is_taken_from_that_very_period_on()
    {
        SeriesPoint[] points = [.. Enumerable.Range(0, 8).Select(month => new SeriesPoint(Period.Month(2024, 4).Shift(month), month, null, null, ValueFlag.None, Rag.Monitoring, null))];
        var values = new double[PastValues.Window(1)];

        Assert.Equal(6, PastValues.Collect(points, 7, 1, runningTotal: false, [points[2].Period], values));
        Assert.Equal([2, 3, 4, 5, 6, 7], values[..6]);
        Assert.Equal(4, PastValues.Collect(points, 7, 1, runningTotal: false, [points[2].Period, points[4].Period, points[3].Period, points[7].Period.Shift(1)], values));
        Assert.Equal(1, PastValues.Collect(points, 7, 1, runningTotal: false, [points[7].Period], values));
        Assert.Equal(1, PastValues.Collect(points, 0, 1, runningTotal: false, [], values));
    }

    [Theory]
    [InlineData(1, 72)]
    [InlineData(3, 40)]
    [InlineData(6, 30)]
    [InlineData(12, 30)]
    public void Six_years_of_months_ten_of_quarters_or_thirty_values_are_looked_back_upon(int step, int values) => Assert.Equal(values, PastValues.Window(step));

    [Fact]
    public void Running_totals_are_taken_apart_from_the_first_one_that_can_be()
    {
        // May to September; then January to June: what January added is not known, and April's total is its own.
        Assert.Equal([10, 20, 30, 40], Apart([5, 15, 35, 65, 105], lastMonth: 9));
        Assert.Equal([4, 6, 3, 5, 7], Apart([90, 94, 100, 3, 8, 15], lastMonth: 6));
        Assert.Equal([8, 4], Apart([8, 12], lastMonth: 5));
        Assert.Empty(Apart([90], lastMonth: 9));
        // The quarters to June, September, December, March and June again.
        Assert.Equal([10, 15, 20, 25, 8], Apart([10, 25, 45, 70, 8], lastMonth: 6, step: 3));
    }

    private static double[] Apart(double[] totals, int lastMonth, int step = 1)
    {
        Span<double> values = totals;
        PastValues.TakeApart(ref values, PastValues.EndMonth(Period.Month(2024, lastMonth)), step);
        return values.ToArray();
    }
}
