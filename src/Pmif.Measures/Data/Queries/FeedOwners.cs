using Microsoft.EntityFrameworkCore;

namespace Pmif.Measures.Data;

/// <summary>Whose a feed is.</summary>
internal static class FeedOwners
{
    public sealed record FeedOwner(string Code, string Feed);

    /// <summary>A measure other than <paramref name="code"/> whose latest definition has one of <paramref name="feeds"/>, whatever their case.</summary>
    public static async Task<FeedOwner?> FeedOfAnother(this MeasuresDb db, string code, IReadOnlyList<string> feeds, CancellationToken cancellationToken)
    {
        if (feeds.Count == 0)
            return null;
        string[] wanted = [.. feeds];
        return (await db.Database.SqlQuery<FeedOwner>($"""
            select m.code, feed
            from measures m
            join lateral (select definition from measure_versions where measure_id = m.id order by version desc limit 1) latest on true
            cross join lateral jsonb_array_elements_text(latest.definition -> 'feeds') feed
            where lower(m.code) <> lower({code}) and lower(feed) in (select lower(name) from unnest({wanted}) as name)
            limit 1
            """).ToListAsync(cancellationToken)).FirstOrDefault();
    }
}
