using Pmif.Web.Components;
using Pmif.Web.Wording;

namespace Pmif.Web.Tests.Components;

public class SparkLineTests
{
    [Fact]
    public void Breaks_at_a_missing_value_and_never_draws_across_it()
    {
        var line = SparkLine.Of([1, 2, null, 3, null, 5], Figures.Plain)!;

        Assert.Single(line.Lines);
        Assert.Equal(2, line.LonePoints.Count);
        Assert.Equal(("116", "4"), line.Last);
        Assert.Equal("Last 4 values: from 1 to 5, lowest 1, highest 5; 2 missing.", line.Text);
    }

    [Fact]
    public void Marks_no_last_point_where_the_latest_value_is_missing() => Assert.Null(SparkLine.Of([1, 2, null], Figures.Plain)!.Last);

    [Fact]
    public void Draws_a_level_line_in_the_middle() => Assert.Equal("4,16 116,16", SparkLine.Of([7, 7], Figures.Plain)!.Lines[0]);

    [Fact]
    public void Draws_nothing_from_one_value() => Assert.Null(SparkLine.Of([null, 7], Figures.Plain));
}
