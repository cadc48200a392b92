using Pmif.Contracts.Measures.Events;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Messaging;

namespace Pmif.Measures.Tests.Messaging;

public sealed class JoinedUpdatesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_each_series_the_newest_state_is_told_whichever_message_has_it()
    {
        var joined = JoinedUpdates.Of(Update(Noon, ("", 3), ("E05000001", 9)), Update(Noon.AddSeconds(1), ("", 4), ("E05000001", 8), ("E05000002", 1)))!;

        Assert.Equal([("", 4), ("E05000001", 9), ("E05000002", 1)], joined.Series.Select(one => (one.Breakdown, (int)one.Revision)).Order());
        Assert.Equal(Noon.AddSeconds(1), joined.RecordedAt);
    }

    [Fact]
    public void The_later_submission_gives_its_name_and_the_later_time_counts()
    {
        var (earlier, later) = (Update(Noon.AddSeconds(1), ("", 1)), Update(Noon, ("", 2)));
        var joined = JoinedUpdates.Of(earlier, later)!;

        Assert.Equal((later.SubmissionId, earlier.RecordedAt), (joined.SubmissionId, joined.RecordedAt));
    }

    [Fact]
    public void What_would_be_larger_than_any_other_message_stays_apart()
    {
        var half = Enumerable.Range(0, SeriesRefresh.ChunkSize / 2).Select(number => ($"A{number}", 1L)).ToArray();
        var other = half.Select(one => ($"B{one.Item1}", 1L)).ToArray();

        Assert.NotNull(JoinedUpdates.Of(Update(Noon, half), Update(Noon, other)));
        Assert.Null(JoinedUpdates.Of(Update(Noon, half), Update(Noon, [.. other, ("C", 1)])));
    }

    private static MeasureUpdated Update(DateTimeOffset at, params (string Breakdown, long Revision)[] series) => new("HR01", Guid.NewGuid(), at,
        [.. series.Select(one => new SeriesUpdated(one.Breakdown, one.Revision,
            new SeriesState(null, null, null, Rag.NoData, Direction.NotComparable, null, Variation.TooFewPoints, Assurance.None, null, one.Revision), []))]);
}
