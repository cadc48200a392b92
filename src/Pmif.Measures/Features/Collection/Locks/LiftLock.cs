using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Locks;

/// <summary>Takes a lock off; that it was on stays known.</summary>
internal sealed class LiftLock(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(int Id, string? Reason, Caller Caller);

    public async Task<Result<LockResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var row = await db.PeriodLocks.SingleOrDefaultAsync(one => one.Id == request.Id, cancellationToken);
        if (row is null)
            return CollectionFaults.LockNotFound.With($"No lock has the id {request.Id}.");
        if (row.LiftedAt is not null)
            return CollectionFaults.LockLifted.With($"It was lifted by {row.LiftedBy}.");
        row.LiftedAt = clock.StoredNow();
        row.LiftedBy = request.Caller.Name;
        row.LiftReason = request.Reason;
        var period = new Period(row.PeriodStart, row.PeriodMonths);
        db.Record(new("period.unlocked", "period", period.ToString()) { Before = new { Lock = row.Id, row.Source, row.LockedAt }, Why = row.LiftReason });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return LockResponse.Of(row, await catalogues.Current(db, cancellationToken));
    }
}
