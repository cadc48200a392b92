using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;

namespace Pmif.Measures.Features.Collection;

/// <summary>Whether a value that stands can be changed.</summary>
internal static class ClosedPoints
{
    public static bool IsClosed(this CatalogueSnapshot catalogue, MeasureEntry measure, int breakdownId, Period period, DateOnly today)
    {
        var definition = (measure.InForceAt(period) ?? measure.Current).Definition;
        return catalogue.Closed.Concerns(definition)
            && catalogue.Closed.At(measure.Id, measure.Current.Definition.Source, definition, period, today) is { Kind: not ClosureKind.NotOpen } closure
            && catalogue.Closed.LateEntryFor(closure, measure.Id, breakdownId, period, today) is null;
    }
}
