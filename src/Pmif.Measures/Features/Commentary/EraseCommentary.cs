using Microsoft.EntityFrameworkCore;
using Pmif.Measures.Data;
using Pmif.Measures.Data.Snapshots;
using Pmif.Measures.Domain.Values;
using Pmif.Measures.Features.Collection;
using Pmif.Measures.Features.Submissions;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Commentary;

/// <summary>
/// Takes the text of every version of a commentary out for good, and out of the audit trail, because it says something of a person. That there were versions,
/// by whom and when, and who erased them and why, stays. What the checker of personal details overlooked is mended by this.
/// </summary>
internal sealed class EraseCommentary(MeasuresDb db, CatalogueCache catalogues, TimeProvider clock)
{
    public sealed record Request(string Measure, string? Breakdown, string? Period, string? Reason, Caller Caller);

    /// <summary>How many versions lost their text.</summary>
    public sealed record Erased(int Versions);

    public async Task<Result<Erased>> Handle(Request request, CancellationToken cancellationToken)
    {
        if (!Reason.IsGiven(request.Reason) || !Reason.IsSound(request.Reason))
            return SubmissionFaults.ReasonMissing;
        if (PersonalData.IsIn(request.Reason!))
            return CommentaryFaults.PersonalDetails.With("The reason stays; it must not repeat what is erased.");
        var catalogue = await catalogues.Current(db, cancellationToken);
        var found = FigurePlace.Find(catalogue, request.Measure, request.Breakdown, request.Period, clock.Today());
        if (found.IsFault)
            return found.Fault;
        var place = found.Value;
        if (request.Caller.Refuses(Rights.EraseCommentary, place.Measure) is { } refusal)
            return refusal;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockWriters(place, cancellationToken);
        var (now, by, why) = (clock.StoredNow(), request.Caller.Name, request.Reason!.Trim());
        var versions = await db.Commentary.Of(place).Where(row => row.ErasedAt == null && (row.Text != "" || row.Reason != "")).ExecuteUpdateAsync(rows => rows
            .SetProperty(row => row.Text, "").SetProperty(row => row.Reason, "")
            .SetProperty(row => row.ErasedAt, now).SetProperty(row => row.ErasedBy, by).SetProperty(row => row.ErasedWhy, why), cancellationToken);
        if (versions == 0)
            return CommentaryFaults.NotWritten.With($"There is no text on {request.Measure} for {place.Period.Label}.");
        var where = new { Breakdown = place.Breakdown.Code, place.Period };
        await db.RemoveDetails(CommentaryActions.Written, place.Measure.Code, where, cancellationToken);
        db.Record(new(CommentaryActions.Erased, "measure", place.Measure.Code) { After = new { where.Breakdown, where.Period, Versions = versions }, Why = why });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Erased(versions);
    }
}

internal static class CommentaryActions
{
    public const string Written = "commentary.written", Erased = "commentary.erased";
}
