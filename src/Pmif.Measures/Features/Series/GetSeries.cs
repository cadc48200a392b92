using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pmif.Contracts.Measures.Events;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Queries;
using Pmif.Measures.Data.Snapshots;
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
        var series = await SeriesRows.Find(db, measure.Id, EarlierCodes.Ids(catalogue, current.About), cancellationToken);
        var points = await PointRows.Read((NpgsqlConnection)db.Database.GetDbConnection(), [.. series.Select(row => row.Id)], request.AsOf, cancellationToken);
        var earlier = new EarlierCodes(catalogue, measure, series.ToDictionary(row => row.BreakdownId, row => points[row.Id]));
        var shown = earlier.PointsOf(current.About);
        var own = series.Find(row => row.BreakdownId == current.Id);
        var state = own is not null && request.AsOf is null ? own.State
            : StateOf(measure, current.Id, own is not null && points[own.Id] is { Count: > 0 } its ? its : shown.ConvertAll(point => point.Row), own?.State.Revision ?? 0);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        PointResponse[] within = [.. shown.Where(point => IsWithin(point.Row, request))
            .Select(point => PointResponse.Of(point, current.Code) with { Closed = catalogue.IsClosed(measure, current.Id, point.Row.Period, today) })];
        return new SeriesResponse(measure.Code, current.Code, within, state, askedFor, [.. earlier.Notes, .. NotesOn(within)]);
    }

    private static IEnumerable<SeriesNote> NotesOn(PointResponse[] points) => points.Count(point => point.Warnings is not null) is > 0 and var odd
        ? [new(PointResponse.BreakdownNotValid, $"{odd} of {points.Length} points are for periods in which their code was not valid.")]
        : [];

    private static SeriesState StateOf(MeasureEntry measure, int breakdownId, List<PointRow> points, long revision) => SeriesStatus.Of(
        measure.Current.Definition, measure.TargetsOf(breakdownId),
        CollectionsMarshal.AsSpan(points.ConvertAll(point => point.ToPoint())), revision);

    private static bool IsWithin(PointRow point, Request request) =>
        (request.From is not { } from || point.Period.End >= from) && (request.To is not { } to || point.Period.Start <= to);
}
