using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Variation;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Series;

/// <summary>The control chart of a series.</summary>
internal sealed class GetSpc(GetSeries series, MeasuresDb db, CatalogueCache catalogues)
{
    public async Task<Result<ControlChart>> Handle(string measure, string breakdown, CancellationToken cancellationToken)
    {
        var found = await series.Handle(new(measure, breakdown), cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(measure, out var entry) || !catalogue.TryBreakdown(breakdown, out var about))
            throw new InvalidOperationException();
        var points = found.Value.Points.Select(point => point.ToPoint()).ToArray();
        return ControlChart.Of(points, entry.DefinitionOf(points),
            catalogue.MarksOf(entry, about.Id, CarriedPoints.Breaks(catalogue, found.Value.Points.Select(point => (point.Measure, point.Period)))));
    }
}
