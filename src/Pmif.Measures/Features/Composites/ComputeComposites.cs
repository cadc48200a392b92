using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;

namespace Pmif.Measures.Features.Composites;

/// <summary>
/// Computes measures from others, within the transaction that changed a part or a definition, and through the same merge as any value: what is
/// unchanged stays as it is, the rest becomes a new revision with its rating, state and event.
/// </summary>
internal sealed class ComputeComposites(MeasuresDb db, CatalogueCache catalogues, SeriesRefresh refresh)
{
    // Up to here any plan is a good one.
    private const int SmallMerge = 500;

    /// <summary>After a merge whose rows are still staged: the composites of the measures that it changed. The series of theirs that changed with them.</summary>
    public async Task<IReadOnlyList<ChangedSeries>> Follow(CatalogueSnapshot catalogue, Merged merged, Guid submission, CancellationToken cancellationToken)
    {
        // The merge holds the catalogue: what is current now stays so.
        if (merged.CatalogueVersion != catalogue.Version)
            catalogue = await catalogues.Current(db, cancellationToken);
        var composites = Composites(catalogue, merged.Series);
        return composites.Count > 0 ? (await Compute(catalogue, composites, submission, standing: false, cancellationToken)).Merged.Series : [];
    }

    /// <summary>After a composite was defined or changed: all its values.</summary>
    public async Task<Merged> Backfill(int measureId, CancellationToken cancellationToken)
    {
        // Not from the cache: this transaction's own change is not in it.
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        await Staging.Open(db, cancellationToken);
        var (rows, merged) = await Compute(catalogue, [catalogue.Measure(measureId)], Guid.Empty, standing: true, cancellationToken);
        await rows.NameSubmissions(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return merged;
    }

    private static List<MeasureEntry> Composites(CatalogueSnapshot catalogue, IReadOnlyList<ChangedSeries> changed)
    {
        var found = new List<MeasureEntry>();
        var last = 0;
        foreach (var series in changed)
        {
            if (series.MeasureId == last)
                continue;
            last = series.MeasureId;
            found.AddRange(catalogue.CompositesOf(last));
        }
        return found.Count < 2 ? found : [.. found.Distinct()];
    }

    private async Task<(CompositeRows Rows, Merged Merged)> Compute(CatalogueSnapshot catalogue, List<MeasureEntry> composites, Guid submission, bool standing, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var rows = new CompositeRows(connection, catalogue, composites);
        var count = await rows.Prepare(standing, cancellationToken);
        var staging = new Staging(connection);
        var trajectories = new TrajectoryMemory();
        var gone = new List<long>();
        // Pages by number, not by what they hold: a period before the first definition has no row.
        for (long after = 0; after < count; after += CompositeRows.PageSize)
        {
            var page = await rows.Page(after, cancellationToken);
            gone.AddRange(page.Where(row => row is { Numerator: null, Denominator: null }).Select(row => row.Ordinal));
            await staging.Write([.. page.Where(row => row is not { Numerator: null, Denominator: null })
                .Select(row => Stage(row, catalogue.Measure(row.MeasureId), trajectories)).OfType<StagedRow>()], mayBeClosed: false, cancellationToken);
        }
        if (gone.Count > 0)
            await rows.Withdraw(gone, cancellationToken);
        if (count > SmallMerge)
            await staging.Analyse(cancellationToken);
        var merged = await ValueMerge.Run(connection, submission, cancellationToken);
        await refresh.Run(catalogue, merged.Series, submission, merged.RecordedAt, cancellationToken);
        return (rows, merged);
    }

    // Where no definition is in force nothing is computed, and what stands is left alone.
    private static StagedRow? Stage(CompositeRow row, MeasureEntry measure, TrajectoryMemory trajectories)
    {
        if (measure.InForceAt(row.Period) is not { Definition: { Composite: not null } definition } inForce)
            return null;
        var (figures, note) = CompositeFigures.Of(definition, row.Numerator, row.Denominator);
        var targets = measure.TargetsAt(row.BreakdownId, row.Period);
        var target = targets is null ? null : trajectories.At(targets, row.Period, definition);
        return new StagedRow(row.Ordinal, measure.Id, row.BreakdownId, row.Period, figures, note,
            PointStatus.OfReported(definition, targets, target, figures.Value, figures.Flag), inForce.Version, targets?.Version);
    }
}
