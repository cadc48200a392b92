using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Composites;

namespace Pmif.Measures.Features.Recompute;

/// <summary>Computes each composite anew from its parts, by the way that a new definition takes.</summary>
internal sealed class RecomputeComposites(MeasuresDb db, ComputeComposites composites)
{
    public async Task Run(CatalogueSnapshot catalogue, MeasureEntry? only, bool check, Recompute.Tally tally, CancellationToken cancellationToken)
    {
        foreach (var measure in catalogue.Measures.Where(entry => (only is null || entry == only) && entry.Parts.Any()))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.ShareCatalogue(cancellationToken);
            var merged = await composites.Backfill(measure.Id, cancellationToken);
            Tell(merged, measure, catalogue, tally);
            if (check)
                await transaction.RollbackAsync(cancellationToken);
            else
                await transaction.CommitAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    private static void Tell(Merged merged, MeasureEntry measure, CatalogueSnapshot catalogue, Recompute.Tally tally)
    {
        if (merged.Series.Count == 0)
            return;
        var where = string.Join(", ", merged.Series.Take(10).Select(series => catalogue.Breakdown(series.BreakdownId).Code).Select(code => code.Length == 0 ? "the whole council" : code));
        tally.Values(merged.Inserted + merged.Updated, new("values", measure.Code, "", "", $"{merged.Inserted} more and {merged.Updated} other values, of {where}"));
    }
}
