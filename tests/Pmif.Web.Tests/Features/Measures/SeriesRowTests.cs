using Pmif.Contracts.Measures.V1;
using Pmif.Web.Features.Measures;

namespace Pmif.Web.Tests.Features.Measures;

public class SeriesRowTests
{
    [Fact]
    public void Lists_newest_first_with_the_missing_periods_between()
    {
        var rows = SeriesRow.Of([Point("2021-04-01/P1Y", "2021/22"), Point("2024-04-01/P1Y", "2024/25")]);

        Assert.Equal(["2024/25", "2023/24", "2022/23", "2021/22"], rows.Select(row => row.Label));
        Assert.Equal([false, true, true, false], rows.Select(row => row.Point is null));
    }

    [Fact]
    public void Invents_no_periods_between_points_of_different_length() =>
        Assert.Equal(2, SeriesRow.Of([Point("2021-04-01/P1Y", "2021/22"), Point("2024-04-01/P3M", "Q1 2024/25")]).Count);

    [Fact]
    public void Marks_a_break_in_the_series() =>
        Assert.True(SeriesRow.Of([new SeriesPoint { Period = "2021-04-01/P1Y", Flag = "break" }])[0].IsBreak);

    private static SeriesPoint Point(string period, string label) => new() { Period = period, PeriodLabel = label };
}
