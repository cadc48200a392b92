using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Breakdowns;
using Pmif.Measures.Domain.Definitions;
using Pmif.Measures.Domain.RollUps;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.RollUps;

/// <summary>Works out what wards make of a locality, services of a directorate, months of a quarter, or why they make nothing.</summary>
internal sealed class GetRollUp(MeasuresDb db, CatalogueCache catalogues)
{
    private const int MostFigures = 100_000, MostPeriods = 500, MostSteps = 1_000_000, MissingShown = 20;

    // Whatever a period that touches the days asked for is made of lies within these months of them: a year, and the running total before it.
    private const int MonthsAround = 24;

    public sealed record Request(
        string Measure, string Breakdown, RollUpOf Of, IReadOnlyList<string> Parts, BreakdownKind? Kind = null, Frequency? Frequency = null, bool Annualise = false,
        DateOnly? From = null, DateOnly? To = null, DateTimeOffset? AsOf = null);

    public async Task<Result<RollUpResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (!catalogue.TryBreakdown(request.Breakdown, out var whole))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{request.Breakdown}'.");
        var definition = measure.Current.Definition;
        if (request is { Annualise: true, Frequency: null })
            return RollUpFaults.RequestInvalid.With("Annualising goes with a frequency.");
        if ((request.Frequency is { } frequency ? RollUpRules.OverTime(definition, frequency, request.Annualise) : RollUpRules.OverBreakdowns(definition)) is { } breach)
            return RollUpFaults.Refused(breach);
        var parts = RollUpParts.Find(catalogue, whole, request);
        if (parts.IsFault)
            return parts.Fault;
        var figures = await Figures(catalogue, measure.Id, parts.Value.Places, request, cancellationToken);
        if (figures is null)
            return RollUpFaults.TooLarge.With($"The parts have more than {MostFigures} figures; ask for fewer years with from and to.");

        var windows = Windows(definition, request, figures.SelectMany(part => part.Figures.Keys));
        if (windows.Count > MostPeriods || (long)windows.Count * figures.Count * (windows.Count == 0 ? 0 : Slots(definition, request, windows[0]).Count) > MostSteps)
            return RollUpFaults.TooLarge.With($"There would be {windows.Count} periods of {figures.Count} parts; ask for fewer years with from and to.");
        return new RollUpResponse(measure.Code, whole.Code, request.Of, request.Frequency, request.Annualise, [.. figures.Select(part => part.Place.Current.Code)],
            [.. windows.Select(window => PointOf(definition, request, window, figures, parts.Value.Belongs))]);
    }

    private async Task<List<(Place Place, Dictionary<Period, Part> Figures)>?> Figures(
        CatalogueSnapshot catalogue, int measureId, IReadOnlyList<Place> places, Request request, CancellationToken cancellationToken)
    {
        int[] ids = [.. places.SelectMany(place => place.Codes).Select(code => catalogue.Breakdown(code.Code).Id)];
        await db.Database.OpenConnectionAsync(cancellationToken);
        var read = await PartFigures.Read((NpgsqlConnection)db.Database.GetDbConnection(), measureId, ids, Shift(request.From, -MonthsAround),
            Shift(request.To, MonthsAround), request.AsOf, MostFigures, cancellationToken);
        return read is null ? null : [.. places.Select(place => (place, OfPlace(place)))];

        // The latest code's own figure stands where several have one.
        Dictionary<Period, Part> OfPlace(Place place) => place.Codes
            .SelectMany(code => read.GetValueOrDefault(catalogue.Breakdown(code.Code).Id) ?? [])
            .DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value);
    }

    private static List<Period> Windows(MeasureDefinition definition, Request request, IEnumerable<Period> periods) =>
        [.. (request.Frequency is { } frequency
                ? periods.Select(period => (period, window: TimeSlots.WindowOf(period.End, frequency)))
                    .Where(pair => definition.TemporalType == TemporalType.Cumulative || pair.window.Contains(pair.period)).Select(pair => pair.window)
                : periods)
            .Distinct().Where(window => !(window.End < request.From) && !(window.Start > request.To)).Order()];

    private static IReadOnlyList<Period> Slots(MeasureDefinition definition, Request request, Period window) =>
        request.Frequency is null ? [window] : TimeSlots.Of(definition, window);

    private static RollUpPoint PointOf(
        MeasureDefinition definition, Request request, Period window, List<(Place Place, Dictionary<Period, Part> Figures)> parts, Func<Place, DateOnly, bool> belongs)
    {
        var (tally, missing) = (default(Tally), new List<MissingPart>());
        try
        {
            foreach (var slot in Slots(definition, request, window))
                foreach (var (place, figures) in parts)
                {
                    if (!belongs(place, slot.End))
                        continue;
                    var part = request.Frequency is not null ? TimeSlots.FigureIn(definition, slot, figures) : figures.TryGetValue(slot, out var own) ? own : null;
                    var one = Tally.Of(part, definition.Aggregation, request.Annualise ? slot.Months : 1);
                    tally += one;
                    if (one.Count == 0 && missing.Count < MissingShown)
                        missing.Add(new(place.Current.Code, slot));
                }
        }
        catch (OverflowException)
        {
            return RollUpPoint.Of(window, RollUp.TooLarge(tally), []);
        }
        return RollUpPoint.Of(window, RollUp.Of(definition, tally, request.Annualise), missing);
    }

    private static DateOnly? Shift(DateOnly? day, int months) =>
        day is not { } given ? null : months < 0 && given < DateOnly.MinValue.AddMonths(-months) ? DateOnly.MinValue
            : months > 0 && given > DateOnly.MaxValue.AddMonths(-months) ? DateOnly.MaxValue : given.AddMonths(months);
}
