using Pmif.Reporting.Features.Scorecards.Live;

namespace Pmif.Reporting.Tests.Features.Scorecards;

public sealed class WatchersTests
{
    [Fact]
    public async Task Many_wakes_while_a_reader_is_slow_are_one()
    {
        var watchers = new Watchers();
        using var watcher = watchers.Open()!;
        for (var i = 0; i < 1000; i++)
            watchers.Wake();

        Assert.True(await watcher.Wait(TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.False(await watcher.Wait(TimeSpan.Zero, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void No_more_are_opened_than_may_be_and_one_that_leaves_makes_room()
    {
        var watchers = new Watchers { Most = 1 };
        var first = watchers.Open();
        Assert.Null(watchers.Open());

        first!.Dispose();
        Assert.Equal(0, watchers.Count);
        watchers.Open()!.Dispose();
    }
}
