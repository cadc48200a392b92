using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Status;
using Pmif.Measures.Features.Breakdowns;
using Pmif.Measures.Features.Catalogue;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Series;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Ratings;

/// <summary>
/// Makes ratings anew by the targets and the definition that hold now, for a stated reason: the only way to restate what was given before. Each one
/// that comes out differently is marked as revised, and the one before stays on record. What a person set stands until it is withdrawn.
/// </summary>
internal sealed class ReviseRatings(MeasuresDb db, SeriesRerating rerating)
{
    public async Task<Result<RevisedResponse>> Handle(string code, ReviseBody body, Caller caller, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(body.Reason))
            return SubmissionFaults.ReasonMissing;
        if (body is { From: null, To: null })
            return RatingFaults.PeriodMissing.With("Say from which day, to which, or both.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.ChangeCatalogue(cancellationToken);
        var catalogue = await CatalogueCache.Load(db, cancellationToken);
        if (!catalogue.TryMeasure(code, out var measure))
            return CatalogueFaults.MeasureNotFound.With($"No measure has the code '{code}'.");
        if (caller.Refuses(Rights.ReviseRatings, measure) is { } refusal)
            return refusal;
        BreakdownEntry? breakdown = null;
        if (body.Breakdown is not null && !catalogue.TryBreakdown(body.Breakdown, out breakdown))
            return BreakdownFaults.NotFound.With($"No breakdown has the code '{body.Breakdown}'.");
        var which = new { Breakdown = breakdown?.Code, body.From, body.To };
        db.Record(new("ratings.revised", "measure", measure.Code) { After = which, Why = body.Reason!.Trim() });
        // Saved for itself: where there is nothing to rate, nothing else is.
        await db.SaveChangesAsync(cancellationToken);
        var changed = await rerating.Run(measure.Id, breakdown?.Id, new Restatement(new RatingCause(body.Reason!.Trim(), caller.Name), body.From, body.To), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RevisedResponse(measure.Code, breakdown?.Code, changed);
    }
}
