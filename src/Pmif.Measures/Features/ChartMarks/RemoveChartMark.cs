using Microsoft.EntityFrameworkCore;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Variation;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.ChartMarks;

/// <summary>Takes a rebase or a ghosted point back that was made in error; it stays in the list with who, when and why.</summary>
internal sealed class RemoveChartMark(MeasuresDb db, SeriesRerating rerating, TimeProvider clock)
{
    public async Task<Result<ChartMarkResponse>> Handle(ChartMarkKind kind, string code, int id, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (!SubmissionFaults.IsReason(reason))
            return SubmissionFaults.ReasonMissing;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (caller.Refuses(Rights.MarkCharts, measure) is { } refusal)
            return refusal;
        var word = Words.Of(kind);
        if (await db.ChartMarks.SingleOrDefaultAsync(row => row.Id == id && row.Kind == word && row.MeasureId == measure.Id, cancellationToken) is not { } row)
            return ChartMarkFaults.NotFound(kind).With($"{measure.Code} has no {word} {id}.");
        if (row.RemovedAt is not null)
            return ChartMarkFaults.AlreadyRemoved(kind);
        (row.RemovedAt, row.RemovedBy, row.RemovedReason) = (clock.GetUtcNow(), caller.Name, reason.Trim());
        var mark = new { Id = id, Kind = kind, Breakdown = catalogue.Breakdown(row.BreakdownId).Code, row.Period };
        db.Record(new("chart-mark.removed", "measure", measure.Code) { Before = mark, Why = row.RemovedReason });
        await db.SaveChangesAsync(cancellationToken);
        var removed = ChartMarkResponse.Of(row, measure.Code, catalogue.Breakdown(row.BreakdownId).Code);
        await rerating.Run(measure.Id, row.BreakdownId, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }
}
