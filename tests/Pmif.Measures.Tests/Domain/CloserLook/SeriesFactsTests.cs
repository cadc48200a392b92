using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Variation;

namespace Pmif.Measures.Tests.Domain.CloserLook;

public sealed class SeriesFactsTests
{
    private static readonly MeasureDefinition Monthly = new() { Frequency = Frequency.Monthly };

    [Fact]
    public void The_flag_is_that_of_the_latest_value_also_where_it_is_the_only_one()
    {
        Assert.Equal(ValueFlag.Provisional, FlagOf(ValueFlag.Provisional));
        Assert.Equal(ValueFlag.Estimated, FlagOf(ValueFlag.Provisional, ValueFlag.Estimated));
        Assert.Equal(ValueFlag.None, FlagOf(ValueFlag.Provisional, ValueFlag.None));
    }

    private static ValueFlag FlagOf(params ValueFlag[] flags)
    {
        SeriesPoint[] points = [.. flags.Select((flag, i) => new SeriesPoint(Period.Month(2024, 4).Shift(i), 10 + i, null, null, flag, Rag.Monitoring, null))];
        return SeriesFacts.Of(Monthly, null, points, SeriesStatus.Of(Monthly, null, points, 1, ChartMarks.None, _ => null), ChartMarks.None).Flag;
    }
}
