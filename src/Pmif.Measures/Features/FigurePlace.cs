using Pmif.Contracts.Primitives;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features;

/// <summary>One figure: a period of a series, whether or not there is a value for it.</summary>
internal sealed record FigurePlace(MeasureEntry Measure, BreakdownEntry Breakdown, Period Period)
{
    public static Result<FigurePlace> Find(CatalogueSnapshot catalogue, string measureCode, string? breakdownCode, string? periodText, DateOnly today)
    {
        if (!catalogue.TryMeasure(measureCode, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{measureCode}'.");
        if (!catalogue.TryBreakdown(breakdownCode ?? "", out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{breakdownCode}'.");
        if (!PeriodText.TryParse(periodText, measure.Current.Definition.Frequency, out var period) || !PeriodFit.Fits(measure.At(period.End).Definition, period))
            return CollectionFaults.PeriodInvalid.With($"'{periodText}' is no period that this measure can have.");
        return period.Start > today ? CollectionFaults.PeriodInFuture : new FigurePlace(measure, breakdown, period);
    }
}
