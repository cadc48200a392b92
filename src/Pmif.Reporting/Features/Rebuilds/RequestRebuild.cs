using Microsoft.EntityFrameworkCore;
using Pmif.Reporting.Data;
using Pmif.ServiceDefaults;

namespace Pmif.Reporting.Features.Rebuilds;

/// <summary>Orders a rebuild. While one is open, that one is the answer.</summary>
public sealed class RequestRebuild(ReportingDb db, RebuildWorker worker, TimeProvider clock)
{
    public async Task<Result<Rebuild>> Handle(string requestedBy, CancellationToken cancellationToken)
    {
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Database.ExecuteSqlAsync(
            $"insert into rebuilds (id, requested_by, requested_at) values ({id}, {requestedBy}, {now}) on conflict do nothing", cancellationToken) > 0)
        {
            db.Record(new("scorecards.rebuild-requested", "rebuild", id.ToString()));
            await db.SaveChangesAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        worker.Wake();
        return await db.Rebuilds.AsNoTracking().OrderBy(rebuild => rebuild.FinishedAt != null).ThenByDescending(rebuild => rebuild.RequestedAt)
            .FirstAsync(cancellationToken);
    }
}
