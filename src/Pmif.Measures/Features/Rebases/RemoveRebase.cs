using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Rebases;

/// <summary>Takes a rebase back that was made in error; it stays in the list with who, when and why.</summary>
internal sealed class RemoveRebase(MeasuresDb db, SeriesRerating rerating, TimeProvider clock)
{
    public async Task<Result<RebaseResponse>> Handle(string code, int id, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!SubmissionFaults.IsReason(reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (await db.Rebases.SingleOrDefaultAsync(row => row.Id == id && row.MeasureId == measure.Id, cancellationToken) is not { } row)
            return RebaseFaults.NotFound.With($"{measure.Code} has no rebase {id}.");
        if (row.RemovedAt is not null)
            return RebaseFaults.AlreadyRemoved;
        (row.RemovedAt, row.RemovedBy, row.RemovedReason) = (clock.GetUtcNow(), caller.Name, reason.Trim());
        await db.SaveChangesAsync(cancellationToken);
        var removed = RebaseResponse.Of(row, measure.Code, catalogue.Breakdown(row.BreakdownId).Code);
        await rerating.Run(measure.Id, row.BreakdownId, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }
}
