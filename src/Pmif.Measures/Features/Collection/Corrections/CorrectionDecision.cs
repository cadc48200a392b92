using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Domain.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Corrections;

/// <summary>What accepting, rejecting and withdrawing have in common.</summary>
internal sealed class CorrectionDecision(MeasuresDb db, TimeProvider clock)
{
    /// <summary>The correction, held until the end of the transaction so that it is decided once; a fault where it was decided before.</summary>
    public async Task<Result<CorrectionRow>> Open(int id, CancellationToken cancellationToken)
    {
        var row = await db.Corrections.FromSql($"select * from corrections where id = {id} for update").AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return CollectionFaults.CorrectionNotFound.With($"No correction has the id {id}.");
        return row.State == Words.Of(CorrectionState.Proposed) ? row : CollectionFaults.CorrectionDecided.With($"It was {row.State}.");
    }

    public void Take(CorrectionRow row, CorrectionState state, string? reason, Caller caller)
    {
        row.State = Words.Of(state);
        row.DecidedAt = clock.StoredNow();
        row.DecidedBy = caller.Name;
        row.DecidedById = caller.Id;
        row.DecisionReason = string.IsNullOrWhiteSpace(reason) ? null : reason;
    }
}
