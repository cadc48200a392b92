using NpgsqlTypes;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.Commentary;

namespace Pmif.Measures.Data.Queries;

/// <summary>Series whose latest figure needs a commentary and has none.</summary>
internal static class MissingCommentary
{
    private const string Where = """
        where id > $1 and revision > 0 and period_start is not null and measure_id = any($2) and ($3 or breakdown_id = 0)
        and (rag = any($4) or ($5 and rag = 'amber' and direction = 'declining') or ($6 and variation in ('concern-high', 'concern-low')))
        and coalesce((select c.text from commentary c
            where c.measure_id = series.measure_id and c.breakdown_id = series.breakdown_id and c.period_start = series.period_start and c.period_months = series.period_months
            order by c.version desc limit 1), '') = ''
        order by id limit $7
        """;

    public static Task<List<SeriesRow>> Page(MeasuresDb db, CommentaryRule rule, long after, int[] measures, int limit, CancellationToken cancellationToken)
    {
        bool Asks(CommentaryReason reason) => rule.RequiredFor.Contains(reason);
        string[] rags = [.. new[] { (CommentaryReason.Red, Rag.Red), (CommentaryReason.Amber, Rag.Amber), (CommentaryReason.NoData, Rag.NoData) }
            .Where(pair => Asks(pair.Item1)).Select(pair => Words.Of(pair.Item2))];
        return SeriesRows.Where(db, Where, cancellationToken, new() { Value = after }, new() { Value = measures },
            new() { Value = rule.Breakdowns == CommentaryScope.All }, new() { Value = rags, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            new() { Value = Asks(CommentaryReason.AmberDeclining) }, new() { Value = Asks(CommentaryReason.SpcConcern) }, new() { Value = limit });
    }
}
