using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Rows;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Variation;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.ChartMarks;

/// <summary>
/// Starts the limits of a control chart anew from a period on, or ghosts the point of one period, for a person who says why; the state of the series follows in the same transaction.
/// The same period again changes nothing.
/// </summary>
internal sealed class MarkChart(MeasuresDb db, GetSeries series, SeriesRerating rerating, TimeProvider clock)
{
    public sealed record Request(ChartMarkKind Kind, string Measure, ChartMarkBody Body, Caller Caller);

    public async Task<Result<ChartMarkResponse>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!SubmissionFaults.IsReason(request.Body.Reason))
            return SubmissionFaults.ReasonMissing;
        if (request.Body.Period is not { } period)
            return ChartMarkFaults.PeriodInvalid(request.Kind).With("The period is missing.");
        var found = await series.Handle(new(request.Measure, request.Body.Breakdown ?? ""), cancellationToken);
        if (found.IsFault)
            return found.Fault;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(request.Measure, out var measure) || !catalogue.TryBreakdown(request.Body.Breakdown ?? "", out var breakdown))
            throw new InvalidOperationException("What was found a moment ago is never deleted.");
        if (request.Caller.Refuses(Rights.MarkCharts, measure) is { } refusal)
            return refusal;
        var kind = Words.Of(request.Kind);
        var standing = await db.ChartMarks.AsNoTracking().SingleOrDefaultAsync(row => row.MeasureId == measure.Id && row.BreakdownId == breakdown.Id && row.Kind == kind
            && row.PeriodStart == period.Start && row.PeriodMonths == (short)period.Months && row.RemovedAt == null, cancellationToken);
        if (standing is not null)
            return ChartMarkResponse.Of(standing, measure.Code, breakdown.Code);
        if (Misses(found.Value, measure, request.Kind, period))
            return ChartMarkFaults.PeriodInvalid(request.Kind).With($"{period.Label} is not such a period of this series.");

        var row = new ChartMarkRow
        {
            MeasureId = measure.Id,
            BreakdownId = breakdown.Id,
            Kind = kind,
            PeriodStart = period.Start,
            PeriodMonths = (short)period.Months,
            Reason = request.Body.Reason.Trim(),
            RecordedAt = clock.GetUtcNow(),
            RecordedBy = request.Caller.Name,
        };
        db.Add(row);
        db.Record(new("chart-mark.set", "measure", measure.Code) { After = new { request.Kind, Breakdown = breakdown.Code, Period = period }, Why = row.Reason });
        await db.SaveChangesAsync(cancellationToken);
        await rerating.Run(measure.Id, breakdown.Id, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ChartMarkResponse.Of(row, measure.Code, breakdown.Code);
    }

    private static bool Misses(SeriesResponse series, MeasureEntry measure, ChartMarkKind kind, Period period)
    {
        var points = series.Points.Select(point => point.ToPoint()).ToArray();
        return !ChartableValues.Of(measure.DefinitionOf(points), points).Skip(kind == ChartMarkKind.Rebase ? 1 : 0).Any(value => value.Period == period);
    }
}
