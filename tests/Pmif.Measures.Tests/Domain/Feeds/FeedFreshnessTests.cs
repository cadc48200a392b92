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

    [Theory]
    [InlineData("2024-10-01", 24, "2024-10-01/P1M")]
    [InlineData("2024-09-01", 24, "2024-10-01/P1M")]
    [InlineData("2010-01-01", 24, "2024-10-01/P1M")]
    [InlineData("2024-11-01", 23, "2024-11-01/P1M")]
    public void Keeps_the_list_of_a_long_silence_short(string since, int count, string earliest)
    {
        var overdue = FeedFreshness.Of(Monthly, Day(since), [null], hasCome: true, new(2026, 11, 1)).Overdue;
        Assert.Equal((count, earliest), (overdue.Count, overdue[0].ToString()));
    }

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

    [Theory]
    [InlineData(Frequency.ThreeYear, "2023-01-01/P1Y", "2021-01-01/P3Y")] // the year ends where the pool of three does
    [InlineData(Frequency.ThreeYear, "2025-01-01/P1M", "2022-01-01/P3Y")] // a pool moves on by a year
    [InlineData(Frequency.Annual, "2026-01-01/P1M", "2024-04-01/P1Y")]
    public void What_a_value_does_not_fill_yet_was_last_filled_one_step_before(Frequency frequency, string latest, string reached) => Assert.Equal(reached,
        FeedFreshness.Of(Monthly with { Frequency = frequency }, new(2020, 1, 1), [Period.ParseIso(latest)], hasCome: true, new(2027, 10, 1)).LastPeriod.ToString());

    [Theory]
    [InlineData(Frequency.HalfYearly, "2026-03-31", "2025-10-01/P6M")]
    [InlineData(Frequency.HalfYearly, "2026-04-01", "2026-04-01/P6M")]
    [InlineData(Frequency.HalfYearly, "2026-09-30", "2026-04-01/P6M")]
    [InlineData(Frequency.HalfYearly, "2026-10-01", "2026-10-01/P6M")]
    [InlineData(Frequency.AcademicYear, "2026-08-31", "2025-09-01/P1Y")]
    [InlineData(Frequency.AcademicYear, "2026-09-01", "2026-09-01/P1Y")]
    [InlineData(Frequency.ThreeYear, "2026-01-01", "2024-01-01/P3Y")]
    public void The_period_around_a_day_is_the_first_to_end_from_then_on(Frequency frequency, string day, string period) =>
        Assert.Equal(period, ExpectedPeriods.EndingFrom(frequency, Day(day)).ToString());

    [Theory]
    [InlineData(Frequency.ThreeYear, "2023-01-01/P3Y", "2024-01-01/P3Y")]
    [InlineData(Frequency.Quarterly, "2026-01-01/P3M", "2026-04-01/P3M")]
    public void A_pool_of_years_moves_on_by_one_and_all_else_by_its_own_length(Frequency frequency, string period, string next) =>
        Assert.Equal(next, ExpectedPeriods.After(frequency, Period.ParseIso(period)).ToString());

    [Theory]
    [InlineData(Frequency.Monthly, Frequency.Quarterly, true)]
    [InlineData(Frequency.Quarterly, Frequency.Quarterly, true)]
    [InlineData(Frequency.Annual, Frequency.Quarterly, false)]
    [InlineData(Frequency.Adhoc, Frequency.Quarterly, false)]
    public void A_measure_tells_of_a_feed_when_it_comes_as_often(Frequency measure, Frequency feed, bool keeps) => Assert.Equal(keeps, FeedCadence.Keeps(measure, feed));

    private static Period Month(string text) => Period.ParseIso($"{text}-01/P1M");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
