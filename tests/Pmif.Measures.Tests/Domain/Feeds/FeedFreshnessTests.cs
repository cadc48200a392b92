using System.Globalization;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Feeds;

namespace Pmif.Measures.Tests.Domain.Feeds;

public sealed class FeedFreshnessTests
{
    private static readonly FeedContract Monthly = new() { Frequency = Frequency.Monthly, DeadlineDays = 21 };

    [Theory]
    [InlineData("2026-08", "2026-08-31", FeedState.Fresh, "2026-09-01/P1M", "2026-10-21")]
    [InlineData("2026-08", "2026-09-30", FeedState.Fresh, "2026-09-01/P1M", "2026-10-21")]
    [InlineData("2026-08", "2026-10-01", FeedState.Due, "2026-09-01/P1M", "2026-10-21")]
    [InlineData("2026-08", "2026-10-21", FeedState.Due, "2026-09-01/P1M", "2026-10-21")] // the deadline itself is in time
    [InlineData("2026-08", "2026-10-22", FeedState.Overdue, "2026-09-01/P1M", "2026-10-21")]
    [InlineData("2024-01", "2024-02-29", FeedState.Fresh, "2024-02-01/P1M", "2024-03-21")]
    public void Turns_due_when_the_period_has_ended_and_overdue_after_its_deadline(string last, string today, FeedState state, string awaited, string due)
    {
        var freshness = FeedFreshness.Of(Monthly, new(2024, 1, 1), [Month(last)], hasCome: true, Day(today));
        Assert.Equal((state, awaited, due), (freshness.State, freshness.Awaited.ToString(), freshness.NextDue!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Names_every_period_whose_deadline_has_passed()
    {
        var freshness = FeedFreshness.Of(Monthly, new(2024, 1, 1), [Month("2026-06")], hasCome: true, new(2026, 11, 1));
        Assert.Equal(["2026-07-01/P1M", "2026-08-01/P1M", "2026-09-01/P1M"], freshness.Overdue.Select(period => period.ToString()));
    }

    [Fact]
    public void Waits_for_the_slowest_measure() => Assert.Equal(Month("2026-07"),
        FeedFreshness.Of(Monthly, new(2024, 1, 1), [Month("2026-09"), Month("2026-07")], hasCome: true, new(2026, 11, 1)).LastPeriod);

    [Fact]
    public void Does_not_ask_for_what_ended_before_the_contract()
    {
        var never = FeedFreshness.Of(Monthly, new(2026, 9, 15), [null], hasCome: false, new(2026, 9, 30));
        Assert.Equal((FeedState.Never, "2026-09-01/P1M"), (never.State, never.Awaited.ToString()));
        Assert.Equal("2026-09-01/P1M", FeedFreshness.Of(Monthly, new(2026, 9, 15), [Month("2026-03")], hasCome: true, new(2026, 9, 30)).Awaited.ToString());
        Assert.Equal(FeedState.Overdue, FeedFreshness.Of(Monthly, new(2026, 9, 15), [null], hasCome: false, new(2026, 10, 22)).State);
    }

    [Fact]
    public void Keeps_the_list_of_a_long_silence_short() => Assert.Equal(24,
        FeedFreshness.Of(Monthly, new(2010, 1, 1), [null], hasCome: true, new(2026, 11, 1)).Overdue.Count);

    [Fact]
    public void Has_nothing_due_where_a_feed_comes_now_and_then()
    {
        var adhoc = Monthly with { Frequency = Frequency.Adhoc };
        Assert.Equal(FeedState.Never, FeedFreshness.Of(adhoc, new(2024, 1, 1), [], hasCome: false, new(2026, 11, 1)).State);
        Assert.Equal((FeedState.Fresh, null), (FeedFreshness.Of(adhoc, new(2024, 1, 1), [], hasCome: true, new(2026, 11, 1)) is var fresh ? fresh.State : default, fresh.NextDue));
    }

    [Theory]
    [InlineData(Frequency.Quarterly, "2026-07-01/P1M", "2026-04-01/P3M")] // a month is not yet the quarter
    [InlineData(Frequency.Quarterly, "2026-09-01/P1M", "2026-07-01/P3M")]
    [InlineData(Frequency.Quarterly, "2026-08-15", "2026-07-01/P3M")] // a snapshot is, wherever it was taken
    [InlineData(Frequency.Monthly, "2025-10-01/P1Y", "2026-09-01/P1M")] // twelve rolling months end with the month
    [InlineData(Frequency.AcademicYear, "2025-08-01/P1Y", "2025-09-01/P1Y")] // some school years are counted from August
    [InlineData(Frequency.ThreeYear, "2023-01-01/P3Y", "2023-01-01/P3Y")]
    [InlineData(Frequency.HalfYearly, "2026-04-01/P6M", "2026-04-01/P6M")]
    [InlineData(Frequency.CalendarYear, "2025-01-01/P1Y", "2025-01-01/P1Y")]
    [InlineData(Frequency.Annual, "2025-04-01/P1Y", "2025-04-01/P1Y")]
    public void Knows_which_period_a_value_reaches(Frequency frequency, string latest, string reached) => Assert.Equal(reached,
        FeedFreshness.Of(Monthly with { Frequency = frequency }, new(2020, 1, 1), [Period.ParseIso(latest)], hasCome: true, new(2026, 10, 1)).LastPeriod.ToString());

    private static Period Month(string text) => Period.ParseIso($"{text}-01/P1M");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
