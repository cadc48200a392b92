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
    }

    [Fact]
    public void Running_totals_are_taken_apart_from_the_first_one_that_can_be()
    {
        // May to September; then January to June: what January added is not known, and April's total is its own.
        Assert.Equal([10, 20, 30, 40], Apart([5, 15, 35, 65, 105], lastMonth: 9));
        Assert.Equal([4, 6, 3, 5, 7], Apart([90, 94, 100, 3, 8, 15], lastMonth: 6));
        Assert.Equal([8, 4], Apart([8, 12], lastMonth: 5));
    }

    private static double[] Apart(double[] totals, int lastMonth)
    {
        Span<double> values = totals;
        PastValues.TakeApart(ref values, PastValues.EndMonth(Period.Month(2024, lastMonth)), 1);
        return values.ToArray();
    }
}
