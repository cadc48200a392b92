using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Features.Series;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Realism;

/// <summary>Where the year of a series will end as things run, how that was worked out, and whether its targets fit.</summary>
internal sealed class GetRealism(GetSeries series, MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<RealismResponse>> Handle(string measure, string breakdown, CancellationToken cancellationToken)
    {
        var found = await series.Handle(new(measure, breakdown), cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(measure, out var entry) || !catalogue.TryBreakdown(found.Value.Breakdown, out var about))
            throw new InvalidOperationException();
        var points = found.Value.Points.Select(point => point.ToPoint()).ToArray();
        return JudgeTargets.Of(entry, about, points,
            catalogue.MarksOf(entry, about.Id, CarriedPoints.Breaks(catalogue, found.Value.Points.Select(point => (point.Measure, point.Period)))).Rebases);
    }
}
