using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Domain.Targets;

namespace Pmif.Measures.Features.Recompute;

/// <summary>Works out ratings from the versions that they name; whatever changed since does not matter to them.</summary>
internal sealed class RecomputeRatings(MeasuresDb db)
{
    private Dictionary<(int Breakdown, int Version), TargetSet> sets = [];
    private int setsOf;

    public async Task Check(CatalogueSnapshot catalogue, SeriesRow series, List<PointRow> own, List<SeriesPoint> all, Recompute.Tally tally, CancellationToken cancellationToken)
    {
        var measure = catalogue.Measure(series.MeasureId);
        await Load(measure.Id, own.Any(row => row.TargetVersion is { } version && !sets.ContainsKey((series.BreakdownId, version))), cancellationToken);
        tally.Ratings += own.Count;
        for (var i = 0; i < own.Count; i++)
        {
            var row = own[i];
            var definition = row.Rag == Rag.NotInForce ? null : measure.NewestFirst.First(version => version.Version == row.DefinitionVersion).Definition;
            var targets = row.TargetVersion is { } version ? sets[(series.BreakdownId, version)] : null;
            var held = definition is not null && targets?.AmberRule == AmberRule.IfImproved && Improvement.Held(definition, CollectionsMarshal.AsSpan(all), all.Count - own.Count + i);
            var status = PointStatus.OfReported(definition, targets, row.Period, row.Value, row.Flag, held);
            var kept = new PointStatus(row.Given?.Computed ?? row.Rag, row.Target);
            if (status != kept)
                tally.Rating(new("rating", measure.Code, catalogue.Breakdown(series.BreakdownId).Code, $"{row.Period}: {Text(kept)}", Text(status)));
        }
    }

    private async Task Load(int measureId, bool anew, CancellationToken cancellationToken)
    {
        if (measureId == setsOf && !anew)
            return;
        setsOf = measureId;
        sets = (await db.TargetSets.AsNoTracking().Where(set => set.MeasureId == measureId).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.BreakdownId, row.Version), CatalogueCache.TargetSetOf);
    }

    private static string Text(PointStatus status) => FormattableString.Invariant($"{Words.Of(status.Rag)} against {status.Target}");
}
