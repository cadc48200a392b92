using Microsoft.EntityFrameworkCore;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.Risk.Domain.Triggers;

namespace Pmif.Risk.Features.Risks;

/// <summary>A rating of a measure for the whole council.</summary>
public sealed record SeeRatingRequest(string Measure, Rating Rating);

/// <summary>Keeps a rating that is news, and asks for a review of the risks whose trigger it reaches.</summary>
public sealed class SeeRating(RiskDb db, TimeProvider time)
{
    public async Task Handle(SeeRatingRequest request, CancellationToken ct)
    {
        // Handled several times in one scope, it must not see the rows of the time before.
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var news = await db.Learn(request.Measure, request.Rating, ct);
        // The same colour again asks no risk for anything: a breach asks once, and what is none ends none.
        if (news == News.Rating)
            await Tell(request, ct);
        if (news != News.Stale)
            await transaction.CommitAsync(ct);
    }

    private async Task Tell(SeeRatingRequest request, CancellationToken ct)
    {
        var risks = await db.Risks
            .FromSql($"select * from risks where closed_at is null and id in (select risk_id from risk_measures where measure = {request.Measure}) order by id for update")
            .AsSplitQuery().Include(r => r.Calls).ToListAsync(ct);
        foreach (var risk in risks)
            if (risk.Measures.Find(m => m.Measure == request.Measure) is { } watched)
                risk.See(watched, request.Rating, time.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
