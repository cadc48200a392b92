using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.CloserLook;

/// <summary>What lies behind the whole of a measure: parts that are worse off, and a change that came about by their mix.</summary>
internal sealed class GetCloserLook(MeasuresDb db, CatalogueCache catalogues, LookBehind look)
{
    public async Task<Result<CloserLookResponse>> Handle(string measureCode, string breakdown, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(measureCode, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{measureCode}'.");
        if (!catalogue.TryBreakdown(breakdown, out var about))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdown}'.");
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var found = await look.At(catalogue, measure, about, cancellationToken);
        return found.NotLookedAt is null ? found : CloserLookFaults.TooLarge.With($"One look takes in {LookBehind.MostParts} parts; ask about a breakdown that has fewer.");
    }
}
