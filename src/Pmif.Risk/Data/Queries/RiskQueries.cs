using Microsoft.EntityFrameworkCore;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Matrices;

namespace Pmif.Risk.Data.Queries;

/// <summary>Ways to read the register.</summary>
public static class RiskQueries
{
    /// <summary>With all that a reader is shown: the scores that hold and the calls for review that stand.</summary>
    public static IQueryable<RiskRow> Shown(this IQueryable<RiskRow> risks) => risks
        .AsSplitQuery()
        .Include(r => r.Scores.Where(s => s.SupersededAt == null))
        .Include(r => r.Calls.Where(c => c.ReviewId == null).OrderBy(c => c.Id));

    /// <summary>Holds a risk against other writers until the transaction ends; false where there is none.</summary>
    public static async Task<bool> LockRisk(this RiskDb db, string code, CancellationToken ct) =>
        await db.Database.SqlQuery<Guid>($"select id as value from risks where code = {code} for update").ToListAsync(ct) is [_];

    /// <summary>Holds the right to make the risk of a code, which has no row to lock yet.</summary>
    public static Task LockCode(this RiskDb db, string code, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({code}, 0))", ct);

    /// <summary>The matrix in force.</summary>
    public static Task<MatrixRow> MatrixInForce(this RiskDb db, CancellationToken ct) =>
        db.Matrices.AsNoTracking().Include(m => m.Cells).OrderByDescending(m => m.Version).FirstAsync(ct);

    /// <summary>The matrix as the rules know it.</summary>
    public static RiskMatrix ToMatrix(this MatrixRow row) => new(
        row.Likelihoods, row.Impacts,
        [.. row.Cells.OrderBy(c => c.Likelihood).ThenBy(c => c.Impact).Select(c => new MatrixCell(c.Likelihood, c.Impact, c.Score, c.Band))]);
}
