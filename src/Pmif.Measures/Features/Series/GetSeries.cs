using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Domain.CloserLook;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Series;

/// <summary>The points and the state of a series, now or as they were known at some time.</summary>
internal sealed class GetSeries(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Measure, string Breakdown, DateOnly? From = null, DateOnly? To = null, DateTimeOffset? AsOf = null);

    public async Task<Result<SeriesResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.Current(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{request.Measure}'.");
        if (!catalogue.TryBreakdown(request.Breakdown, out var breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{request.Breakdown}'.");

        // Who asks by an earlier code of a place is led to its latest.
        var current = catalogue.Breakdown(catalogue.Succession.Current(breakdown.About).Code);
        var askedFor = current == breakdown ? null : breakdown.Code;

        // One snapshot, so that points and state belong together.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var place = await PlacePoints.Read(db, catalogue, measure, current, breakdown, request.AsOf, cancellationToken);
        var carries = catalogue.LineOf(measure).Count > 1;
        var (shown, notes) = carries ? await Carry(catalogue, measure, place, breakdown, request.AsOf, cancellationToken) : (place.Shown, place.Notes);
        List<SeriesPoint> points = [.. (!carries && place.OwnPoints.Count > 0 ? place.OwnPoints : shown.Select(point => point.Row)).Select(row => row.ToPoint())];
        List<Period> breaks = [.. CarriedPoints.Breaks(catalogue, shown.Select(point => (point.Row.Measure ?? measure.Code, point.Row.Period)))];
        var state = place.Own is { } own && request.AsOf is null && !carries ? own.State
            : catalogue.StateOf(measure.Id, current.Id, points, place.Own?.State.Revision ?? 0, breaks);
        if (shown.Count == 0 && current.Id == BreakdownRow.WholeCouncil && FirstValue.StatusOn(clock.Today(), measure.Current.Definition) is { } rag
            && !await db.HasSeries(measure.Id, cancellationToken))
            state = state with { Rag = rag };
        PointResponse[] within = [.. shown.Where(point => IsWithin(point.Row, request)).Select(point => ResponseOf(point, catalogue, measure, current, clock.Today()))];
        return new SeriesResponse(measure.Code, current.Code, within, measure.Told(state), askedFor, [.. notes, .. NotesOn(within)],
            SeriesSentence.Of(catalogue.FactsOf(measure, current.Id, points, state, breaks)));
    }

    private async Task<(List<ShownPoint>, List<SeriesNote>)> Carry(
        CatalogueSnapshot catalogue, MeasureEntry measure, PlacePoints place, BreakdownEntry asked, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var (carried, notes) = (new List<ShownPoint>(), new List<SeriesNote>());
        foreach (var one in catalogue.LineOf(measure).Reverse())
        {
            var its = one == measure ? place : await PlacePoints.Read(db, catalogue, one, place.About, asked, asOf, cancellationToken);
            var points = one == measure ? its.Shown : its.Shown.ConvertAll(point => point with { Row = point.Row with { Measure = one.Code } });
            carried = CarriedPoints.Join(points, carried, one, point => point.Row, (point, row) => point with { Row = row });
            notes.AddRange(its.Notes);
        }
        return (carried, notes);
    }

    private static IEnumerable<SeriesNote> NotesOn(PointResponse[] points) => points.Count(point => point.Warnings is not null) is > 0 and var odd
        ? [new(PointResponse.BreakdownNotValid, $"{odd} of {points.Length} points are for periods in which their code was not valid.")]
        : [];

    private static PointResponse ResponseOf(ShownPoint point, CatalogueSnapshot catalogue, MeasureEntry measure, BreakdownEntry breakdown, DateOnly today)
    {
        var whose = point.Row.Measure is { } earlier && catalogue.TryMeasure(earlier, out var replaced) ? replaced : measure;
        point = point with { Row = point.Row.Dated(whose.At(point.Row.Period.End).Definition) };
        return PointResponse.Of(point, measure.Code, breakdown.Code) with { Closed = catalogue.IsClosed(whose, breakdown.Id, point.Row.Period, today) };
    }

    private static bool IsWithin(PointRow point, Request request) =>
        (request.From is not { } from || point.Period.End >= from) && (request.To is not { } to || point.Period.Start <= to);
}
