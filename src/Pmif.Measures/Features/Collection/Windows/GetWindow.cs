using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Collection;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Collection.Windows;

/// <summary>When the value of a period is taken, and whether it would be today.</summary>
internal sealed class GetWindow(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Measure, string Breakdown, string? Period);

    public async Task<Result<WindowResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (!catalogue.TryBreakdown(request.Breakdown, out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{request.Breakdown}'.");
        if (!PeriodText.TryParse(request.Period, measure.Current.Definition.Frequency, out var period) || !PeriodFit.Fits(measure.Current.Definition, period))
            return CollectionFaults.PeriodInvalid.With($"'{request.Period}' is no period that this measure can have.");

        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var definition = (measure.InForceAt(period) ?? measure.Current).Definition;
        var window = CollectionWindow.Of(definition, period);
        var closure = catalogue.Closed.At(measure.Id, measure.Current.Definition.Source, definition, period, today);
        var lateEntry = closure is { } closed ? catalogue.Closed.LateEntryFor(closed, measure.Id, breakdown.Id, period, today) : null;
        return new WindowResponse(measure.Code, breakdown.Code, period, period.Label, window.Opens, window.Due, window.Closes,
            period.Start <= today && (closure is null || lateEntry is not null), lateEntry?.Until);
    }
}

/// <summary>The days between which a value is collected, all of them within; and whether one is taken today, by which late entry if it is closed.</summary>
public sealed record WindowResponse(
    string Measure, string Breakdown, Period Period, string PeriodLabel, DateOnly? Opens, DateOnly Due, DateOnly? Closes, bool Open, DateOnly? LateEntryUntil);
