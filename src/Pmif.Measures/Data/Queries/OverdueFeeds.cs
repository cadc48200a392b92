using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>Which overdue periods of feeds have been told.</summary>
internal static class OverdueFeeds
{
    // Any number will do, as long as all instances agree on it.
    private const long LockKey = 0x66656564;

    public readonly record struct Missing(int FeedId, Period Period, DateOnly Due);

    private sealed record Told(int FeedId, DateOnly PeriodStart, short PeriodMonths);

    /// <summary>Takes the watch for this transaction; false where another instance has it.</summary>
    public static Task<bool> TryWatch(this MeasuresDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({LockKey}) as "Value" """).SingleAsync(cancellationToken);

    /// <summary>Writes down what is missing; those that were not written down before.</summary>
    public static async Task<HashSet<(int FeedId, Period Period)>> TellOverdue(
        this MeasuresDb db, IReadOnlyCollection<Missing> missing, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (missing.Count == 0)
            return [];
        int[] feeds = [.. missing.Select(one => one.FeedId)];
        DateOnly[] starts = [.. missing.Select(one => one.Period.Start)];
        short[] months = [.. missing.Select(one => (short)one.Period.Months)];
        DateOnly[] due = [.. missing.Select(one => one.Due)];
        return [.. (await db.Database.SqlQuery<Told>($"""
            insert into overdue_feeds (feed_id, period_start, period_months, due, told_at)
            select n.feed_id, n.period_start, n.period_months, n.due, {now} from unnest({feeds}, {starts}, {months}, {due}) as n (feed_id, period_start, period_months, due)
            on conflict do nothing
            returning feed_id, period_start, period_months
            """).ToListAsync(cancellationToken)).Select(row => (row.FeedId, new Period(row.PeriodStart, row.PeriodMonths)))];
    }

    /// <summary>Notes that what is before the awaited period of each feed has come.</summary>
    public static Task ClearOverdue(this MeasuresDb db, IReadOnlyCollection<(int FeedId, DateOnly AwaitedFrom)> feeds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int[] ids = [.. feeds.Select(feed => feed.FeedId)];
        DateOnly[] awaited = [.. feeds.Select(feed => feed.AwaitedFrom)];
        return db.Database.ExecuteSqlAsync($"""
            update overdue_feeds o set cleared_at = greatest({now}, o.told_at)
            from unnest({ids}, {awaited}) as n (feed_id, awaited)
            where o.feed_id = n.feed_id and o.cleared_at is null and o.period_start < n.awaited
            """, cancellationToken);
    }
}
