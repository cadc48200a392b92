using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Data.Queries;

/// <summary>What a rating that was told changed of what is known.</summary>
public enum News
{
    /// <summary>Nothing: it was known, or a newer one is.</summary>
    Stale,

    /// <summary>The revision or the period, but not the colour.</summary>
    Revision,

    /// <summary>The colour.</summary>
    Rating,
}

/// <summary>
/// What is known of measures. A rating's row is the lock under which a rating and the risks that watch the measure are brought together:
/// whoever changes either takes it first, so that no breach falls between a new rating and a new link.
/// </summary>
public static class Ratings
{
    /// <summary>Keeps a rating, unless one as new is known, and tells what that changed; the row stays locked until the transaction ends.</summary>
    public static async Task<News> Learn(this RiskDb db, string measure, Rating rating, CancellationToken ct)
    {
        var (rag, period) = (Words.Of(rating.Rag), rating.Period?.ToString());
        // Locked before it is compared: who waited here compares with what the other one wrote.
        var same = await db.Database.SqlQuery<bool?>(
            $"""
            with known as (
                select rag from measure_ratings where measure = {measure} for update
            ), kept as (
                insert into measure_ratings (measure, rag, period, revision)
                select {measure}, {rag}, {period}, {rating.Revision} from (select count(*) from known) locked
                on conflict (measure) do update set rag = excluded.rag, period = excluded.period, revision = excluded.revision
                where measure_ratings.rag is null or measure_ratings.revision < excluded.revision
                returning rag
            )
            select coalesce(kept.rag = (select rag from known), false) as "Value" from kept
            """).ToListAsync(ct);
        return same switch { [] => News.Stale, [true] => News.Revision, _ => News.Rating };
    }

    /// <summary>Locks the ratings of measures in one order, so that two who do it cannot wait for each other; makes empty ones where there are none.</summary>
    public static async Task LockRatings(this RiskDb db, IEnumerable<string> measures, CancellationToken ct)
    {
        string[] codes = [.. measures.Order(StringComparer.Ordinal)];
        await db.Database.ExecuteSqlAsync(
            $"insert into measure_ratings (measure, revision) select code, 0 from unnest({codes}) code order by code on conflict do nothing", ct);
        await db.Database.ExecuteSqlAsync($"select from measure_ratings where measure = any({codes}) order by measure for update", ct);
    }

    /// <summary>What is known of these measures.</summary>
    public static async Task<IReadOnlyDictionary<string, MeasureRatingRow>> RatingsOf(this RiskDb db, IReadOnlyCollection<string> measures, CancellationToken ct) =>
        await db.Ratings.AsNoTracking().Where(r => measures.Contains(r.Measure)).ToDictionaryAsync(r => r.Measure, ct);

    /// <summary>Notes that Measures has answered about these, whether it knew a rating or not.</summary>
    public static Task Answered(this RiskDb db, IReadOnlyCollection<string> measures, DateTimeOffset at, CancellationToken ct)
    {
        string[] codes = [.. measures.Order(StringComparer.Ordinal)];
        return db.Database.ExecuteSqlAsync($"update measure_ratings set asked_at = {at} where measure = any({codes})", ct);
    }
}
