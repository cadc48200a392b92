using Pmif.Contracts.Primitives;
using Pmif.Reporting.Domain.Scorecards;

namespace Pmif.Reporting.Tests.Domain.Scorecards;

public sealed class StatusCountsTests
{
    [Fact]
    public void Only_green_amber_red_and_blue_are_rated()
    {
        var counts = StatusCounts.Of(Enum.GetValues<Rag>());

        Assert.Equal(new StatusCounts(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), counts);
        Assert.Equal(4, counts.Rated);
        Assert.Equal(11, counts.Total);
    }

    // A council reported 38 of 46 rated while 50 were measured.
    [Fact]
    public void Percentages_are_of_the_rated_only()
    {
        var counts = new StatusCounts(Green: 38, Amber: 5, Red: 3, Monitoring: 4);

        Assert.Equal(46, counts.Rated);
        Assert.Equal(50, counts.Total);
        Assert.Equal(82.6m, counts.OnTargetPercent);
    }

    // Lincoln's third quarter of 2024/25: 54 of 66 targeted is 81.8%, whatever the minutes say.
    [Fact]
    public void The_percentage_is_computed_not_copied() => Assert.Equal(81.8m, new StatusCounts(Green: 54, Red: 12, Monitoring: 25).OnTargetPercent);

    [Fact]
    public void Blue_counts_as_on_target() => Assert.Equal(50m, new StatusCounts(Blue: 1, Red: 1).OnTargetPercent);

    [Fact]
    public void There_is_no_percentage_of_nothing_rated() => Assert.Null(new StatusCounts(NoData: 3).OnTargetPercent);
}
