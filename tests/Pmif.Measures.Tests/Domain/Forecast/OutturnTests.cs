using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Forecast;
using Pmif.Measures.Domain.Status;

namespace Pmif.Measures.Tests.Domain.Forecast;

public sealed class OutturnTests
{
    private static readonly Period Year = Period.FinancialYear(2024);
    private static readonly MeasureDefinition Flow = new() { Frequency = Frequency.Monthly, TemporalType = TemporalType.Flow };

    [Theory]
    [InlineData(Frequency.Monthly, TemporalType.Flow, true)]
    [InlineData(Frequency.HalfYearly, TemporalType.Cumulative, true)]
    [InlineData(Frequency.Annual, TemporalType.Flow, false)]
    [InlineData(Frequency.Adhoc, TemporalType.Flow, false)]
    [InlineData(Frequency.Monthly, TemporalType.Rate, false)]
    public void Flows_and_running_totals_within_the_year_end_it_with_a_sum(Frequency frequency, TemporalType type, bool isSum) =>
        Assert.Equal(isSum, Outturn.IsSum(new() { Frequency = frequency, TemporalType = type }));

    [Theory]
    [InlineData(Frequency.Monthly, 1, 78)]
    [InlineData(Frequency.Quarterly, 3, 10)]
    [InlineData(Frequency.HalfYearly, 6, 3)]
    public void A_flow_comes_to_the_sum_of_the_year_and_of_no_other(Frequency frequency, int step, int sum)
    {
        var definition = Flow with { Frequency = frequency };
        var points = Parts(step, 12 / step);
        Assert.Equal(sum, Outturn.Of(definition, [Point(points[0].Period.Shift(-step), 100), .. points, Point(points[^1].Period.Shift(step), 100)], Year));
        Assert.Equal(sum, Outturn.Of(definition, points, Year));
        Assert.Null(Outturn.Of(definition, points.AsSpan(1), Year));
        Assert.Null(Outturn.Of(definition, points.AsSpan(0, points.Length - 1), Year));
    }

    [Fact]
    public void A_break_within_the_year_leaves_no_sum_and_one_at_its_beginning_does()
    {
        SeriesPoint[] Broken(int month) => [.. Parts(1, 12).Select((point, i) => i == month ? point with { Flag = ValueFlag.Break } : point)];
        Assert.Null(Outturn.Of(Flow, Broken(5), Year));
        Assert.Equal(78, Outturn.Of(Flow, Broken(0), Year));
    }

    [Fact]
    public void A_running_total_comes_to_its_last_one_and_once_only()
    {
        var total = Flow with { TemporalType = TemporalType.Cumulative };
        SeriesPoint[] growing = [.. Enumerable.Range(1, 12).Select(months => Point(new(Year.Start, months), months * 10))];
        Assert.Equal(120, Outturn.Of(total, growing, Year));
        Assert.Equal(120, Outturn.Of(total, [.. growing, Point(Period.Month(2025, 3), 120)], Year));
        Assert.Null(Outturn.Of(total, growing.AsSpan(0, 11), Year));
    }

    [Fact]
    public void Anything_else_comes_to_the_value_of_its_period()
    {
        var stock = Flow with { TemporalType = TemporalType.Snapshot };
        var day = Period.Snapshot(new(2025, 3, 31));
        Assert.Equal(7, Outturn.Of(stock, [Point(Period.Snapshot(new(2025, 2, 28)), 5), Point(day, 7), Point(Period.Snapshot(new(2025, 4, 30)), 9)], day));
        Assert.Null(Outturn.Of(stock, [Point(Period.Snapshot(new(2025, 2, 28)), 5)], day));
        Assert.Null(Outturn.Of(stock, [Point(day, 7), Point(Period.Snapshot(new(2025, 4, 30)), 9) with { Flag = ValueFlag.Break }], day));
        Assert.Null(Outturn.Of(stock, [Point(day, 7) with { Flag = ValueFlag.Forecast }], day));
    }

    private static SeriesPoint[] Parts(int step, int count) => [.. Enumerable.Range(0, count).Select(i => Point(new Period(Year.Start, step).Shift(i * step), i + 1))];

    private static SeriesPoint Point(Period period, decimal value) => new(period, value, null, null, ValueFlag.None, Rag.Monitoring, null);
}
