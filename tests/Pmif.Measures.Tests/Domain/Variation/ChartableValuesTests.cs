using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Tests.Domain.Variation;

public sealed class ChartableValuesTests
{
    [Fact]
    public void Takes_a_running_total_apart()
    {
        var values = ChartableValues.Of(TemporalType.Cumulative, [Point(2024, 3, 50), Point(2024, 4, 5), Point(2024, 5, 12), Point(2024, 7, 30), Point(2024, 8, 31)]);
        Assert.Equal([(Period.Month(2024, 4), 5m), (Period.Month(2024, 5), 7m), (Period.Month(2024, 8), 1m)], values);
    }

    [Fact]
    public void Does_not_chart_a_rolling_year() =>
        Assert.Empty(ChartableValues.Of(TemporalType.Rolling12, [Point(2024, 3, 50), Point(2024, 4, 5)]));

    [Fact]
    public void Leaves_out_other_lengths_and_missing_values() =>
        Assert.Equal([(Period.Month(2024, 4), 5m)], ChartableValues.Of(TemporalType.Flow,
            [new(Period.FinancialYear(2022), 1, null, null, ValueFlag.None, Rag.Baseline, null), new(Period.Month(2024, 3), null, null, null, ValueFlag.NotAvailable, Rag.NoData, null), Point(2024, 4, 5)]));

    private static SeriesPoint Point(int year, int month, decimal value) => new(Period.Month(year, month), value, null, null, ValueFlag.None, Rag.Baseline, null);
}
