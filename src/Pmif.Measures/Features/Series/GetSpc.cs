using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Variation;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Series;

/// <summary>The control chart of a series.</summary>
internal sealed class GetSpc(GetSeries series, MeasuresDb db, CatalogueCache catalogues)
{
    private static readonly HashSet<Period> NoRebase = [];

    public async Task<Result<ControlChart>> Handle(string measure, string breakdown, CancellationToken cancellationToken)
    {
        var found = await series.Handle(new(measure, breakdown), cancellationToken);
        if (found.IsFault)
            return found.Fault;
        var catalogue = await catalogues.Current(db, cancellationToken);
        var definition = catalogue.TryMeasure(measure, out var entry) ? entry.Current.Definition : throw new InvalidOperationException();
        var points = found.Value.Points.Select(point => new Domain.Status.SeriesPoint(
            point.Period, point.Value, point.Lower, point.Upper, point.Flag, point.Rag, point.Target)).ToArray();
        return ControlChart.Of(ChartableValues.Of(definition.TemporalType, points), definition, points.LastOrDefault().Target, NoRebase);
    }
}
