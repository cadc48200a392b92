using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Data.Queries;

/// <summary>What has come of feeds, and what of them is held back.</summary>
internal static class FeedRecords
{
    public sealed record LastSubmission(int FeedId, Guid Id, DateTimeOffset ReceivedAt);

    public sealed record HeldReason(int FeedId, string Code, long Rows);

    public sealed record HeldRows(int FeedId, long Submissions, long Rows);

    private sealed record Reached(int MeasureId, DateOnly PeriodStart, short PeriodMonths);

    /// <summary>The last submission of each feed that has one. Trials do not count.</summary>
    public static async Task<Dictionary<int, LastSubmission>> LastSubmissions(this MeasuresDb db, int[] feeds, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<LastSubmission>($"""
            select f.id as feed_id, last.id, last.received_at
            from unnest({feeds}) as f (id)
            cross join lateral (
                select id, received_at from submissions s where s.feed_id = f.id and not dry_run order by received_at desc limit 1
            ) last
            """).ToListAsync(cancellationToken)).ToDictionary(row => row.FeedId);

    /// <summary>The latest period of each measure that has a value, over all its series.</summary>
    public static async Task<Dictionary<int, Period>> LatestPeriods(this MeasuresDb db, int[] measures, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<Reached>($"""
            select distinct measure_id, period_start, period_months from series where measure_id = any({measures}) and period_start is not null
            """).ToListAsync(cancellationToken))
        .GroupBy(row => row.MeasureId, row => new Period(row.PeriodStart, row.PeriodMonths))
        .ToDictionary(group => group.Key, group => group.Max());

    /// <summary>How much of each feed is held back, without what newer rows took the place of.</summary>
    public static async Task<Dictionary<int, HeldRows>> HeldOf(this MeasuresDb db, int[] feeds, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<HeldRows>($"""
            select feed_id, count(*) as submissions, sum(row_count - superseded_rows)::bigint as rows
            from quarantines where state = 'held' and feed_id = any({feeds}) group by feed_id
            """).ToListAsync(cancellationToken)).ToDictionary(row => row.FeedId);

    /// <summary>For which reasons, by feed.</summary>
    public static async Task<ILookup<int, HeldReason>> HeldReasonsOf(this MeasuresDb db, int[] feeds, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<HeldReason>($"""
            select feed_id, reason.code, sum(reason.rows)::bigint as rows
            from quarantines cross join unnest(reason_codes, reason_counts) as reason (code, rows)
            where state = 'held' and feed_id = any({feeds}) group by feed_id, reason.code order by feed_id, reason.code
            """).ToListAsync(cancellationToken)).ToLookup(row => row.FeedId);
}
