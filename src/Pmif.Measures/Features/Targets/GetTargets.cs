using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Targets;

/// <summary>The targets of a series as they stand.</summary>
internal sealed class GetTargets(MeasuresDb db, CatalogueCache catalogues, TargetHistory history)
{
    public async Task<Result<TargetsResponse>> Handle(string code, string? breakdownCode, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        return await history.Response(measure, breakdown, cancellationToken);
    }
}
